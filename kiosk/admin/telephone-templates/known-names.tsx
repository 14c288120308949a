import type { Vocabulary } from "../../../daemon/model/phone-template/vocabulary.ts";
import { useSentences } from "../../site/use-site.ts";

/** The names that a text may have between {{ and }}, and where. */
export function KnownNames({ vocabulary: { texts, parts, lists } }: { readonly vocabulary: Vocabulary }) {
  const t = useSentences().telephones;
  return (
    <details>
      <summary>{t.knownNames}</summary>
      <ul class="known-names">
        {texts.map((name) => (
          <li key={name}>
            <code>{`{{${name}}}`}</code>
          </li>
        ))}
        {Object.entries(lists).map(([name, inner]) => (
          <Part key={name} name={name} inner={inner} said={t.forEach} />
        ))}
        {Object.entries(parts).map(([name, inner]) => (
          <Part key={name} name={name} inner={inner} said={t.ifThere} />
        ))}
      </ul>
    </details>
  );
}

interface PartProps {
  readonly name: string;
  readonly inner: Vocabulary;
  readonly said: string;
}

function Part({ name, inner: { texts, parts }, said }: PartProps) {
  return (
    <li>
      <code>{`{{#${name}}}…{{/${name}}}`}</code> {said}
      <ul class="known-names">
        {texts.map((one) => (
          <li key={one}>
            <code>{`{{${one}}}`}</code>
          </li>
        ))}
        {Object.keys(parts).map((one) => (
          <li key={one}>
            <code>{`{{#${one}}}…{{/${one}}}`}</code>
          </li>
        ))}
      </ul>
    </li>
  );
}
