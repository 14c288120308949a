import { useMemo } from "preact/hooks";
import type { Draft } from "../forms/draft.ts";
import { Form } from "../forms/form.ts";

/** A form that lives as long as its page; it begins with what was there when the page opened. */
export const useForm = (initial: () => Draft): Form => useMemo(() => new Form(initial()), []);
