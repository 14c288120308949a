import { execFile } from "node:child_process";

export interface XmlTree {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
  readonly children: readonly XmlTree[];
}

/** Read by Python, whose parser is expat: what is not well-formed is an error. */
export function xmlTree(source: string): Promise<XmlTree> {
  return new Promise((resolve, reject) => {
    const child = execFile("python3", ["-c", READS], { maxBuffer: 1e8, timeout: 20_000 }, (error, stdout) => {
      if (error === null) resolve(JSON.parse(stdout) as XmlTree);
      else reject(error);
    });
    child.stdin?.end(source);
  });
}

const READS = `
import json, sys, xml.etree.ElementTree as tree
def told(one):
    return {"name": one.tag, "attributes": one.attrib, "text": one.text or "", "children": [told(each) for each in one]}
print(json.dumps(told(tree.fromstring(sys.stdin.buffer.read()))))
`;

/** The texts of all elements of a name, in their order. */
export const textsOf = (tree: XmlTree, name: string): readonly string[] =>
  tree.name === name ? [tree.text] : tree.children.flatMap((one) => textsOf(one, name));
