// What the page holds folded up, and how it is read. `src/dateline/page/index.py` writes it.

/** [id, article, ¶, start, end, origins, speakers] */
export type Claim = [string, number, number, number, number, number[], number[]];
/** [place, latitude, longitude, precision, country] */
export type Spot = [number, string | null, string | null, string, string];
export type Named = "actors" | "places" | "origins" | "speakers" | "kinds" | "tags" | "outlets";

/** Columns: one value an event, in the order of the timeline. Times are minutes since 1970. */
export interface Index {
  ids: string[];
  row: number[];
  story: number[];
  tier: number[];
  times: [number | null, number | null][];
  flags: number[];
  review: number[];
  kinds: number[][];
  tags: number[][];
  actors: number[][];
  places: number[][];
  claims: Claim[][];
  /** [first digits of its id, outlet] */
  articles: [string, number][];
  names: Record<Named, string[]>;
  where: Spot[];
  /** On a folded page: number of the first row, or report, of each pack. */
  cards?: number[];
  texts?: number[];
}

export const DISPUTED = 1;
export const ONE_ORIGIN = 2;
export const UNSURE = 4;

/** What lies in a pack of the page; null where the page has no such pack. */
export async function unpack<T>(id: string): Promise<T | null> {
  const held = document.getElementById(id);
  if (!held) return null;
  const letters = atob(held.textContent ?? "");
  const bytes = new Uint8Array(letters.length);
  for (let n = 0; n < letters.length; n++) bytes[n] = letters.charCodeAt(n);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return JSON.parse(await new Response(stream).text()) as T;
}

/** One piece of many that lie in packs `name`0, `name`1, …; each pack is opened once. */
export class Packs {
  private opened = new Map<number, Promise<string[] | null>>();

  constructor(private name: string, private firsts: number[]) {}

  async piece(n: number): Promise<string> {
    const at = this.firsts.findLastIndex((first) => first <= n);
    let pack = this.opened.get(at);
    if (!pack) this.opened.set(at, (pack = unpack<string[]>(`${this.name}${at}`)));
    return (await pack)?.[n - this.firsts[at]!] ?? "";
  }
}

/** HTML that the page's own maker wrote and escaped, as elements. */
export function elements(html: string): DocumentFragment {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content;
}
