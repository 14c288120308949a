/** What is listed, newest first; `next` is the `before` of the page after this one, null at the end. */
export interface Page<Item> {
  readonly items: Item[];
  readonly next: string | null;
}
