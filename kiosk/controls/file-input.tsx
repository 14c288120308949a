import { useSignal } from "@preact/signals";
import { useSentences } from "../site/use-site.ts";
import type { FieldTies } from "./field.tsx";
import { Name } from "./name.tsx";

interface FileInputProps {
  readonly ties: FieldTies;
  readonly accept: string;
  readonly onFile: (file: File | undefined) => void;
}

/** « Parcourir… » in the words of the guide whatever the browser calls it, and the name of what was chosen [MEN-26]. */
export function FileInput({ ties, accept, onFile }: FileInputProps) {
  const t = useSentences().audio;
  const name = useSignal("");
  return (
    <span class="browse">
      <input
        {...ties}
        type="file"
        class="unseen"
        accept={accept}
        // The same file, mended meanwhile, is another choice; a browser would say nothing of it.
        onClick={({ currentTarget }) => {
          currentTarget.value = "";
        }}
        onChange={({ currentTarget: { files } }) => {
          name.value = files?.[0]?.name ?? "";
          onFile(files?.[0]);
        }}
      />
      <label class="button plain" for={ties.id}>
        {t.browse}
      </label>
      {name.value !== "" && <Name>{name.value}</Name>}
    </span>
  );
}
