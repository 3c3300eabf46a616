// What the reader asked to see, and which events answer to it.
import { DISPUTED, ONE_ORIGIN, UNSURE, type Index } from "./data";
import { iso, read } from "./days";

export const TIERS = ["what happened", "reaction", "looking ahead", "background"];
export const REVIEWS = ["not reviewed", "approved"];
export const MARKS = ["reports differ", "one origin", "day uncertain"];

/** What can be chosen, in the order of the panel: its key in the address, and its label. */
export const FACETS = [
  ["actor", "Who"],
  ["place", "Where"],
  ["outlet", "Outlet"],
  ["origin", "Origin"],
  ["kind", "Kind"],
  ["tier", "Part of the story"],
  ["mark", "Marked"],
  ["review", "Review"],
  ["tag", "Tag"],
] as const;
export const LEAVE_OUT = [
  ["no-outlet", "Without outlet"],
  ["no-origin", "Without origin"],
  ["no-speaker", "Without speaker"],
] as const;

export type Facet = (typeof FACETS)[number][0];
export type LeftOut = (typeof LEAVE_OUT)[number][0];
export type Key = Facet | LeftOut;

export interface Filter {
  words: string;
  /** Minutes, the end excluded; null where open. */
  from: number | null;
  to: number | null;
  chosen: Partial<Record<Key, string[]>>;
}

export const ALL: Filter = { words: "", from: null, to: null, chosen: {} };

export function isNarrow(filter: Filter): boolean {
  return filter.words !== "" || filter.from !== null || filter.to !== null || chosenOf(filter).length > 0;
}

export function chosenOf(filter: Filter): [Key, string][] {
  return [...FACETS, ...LEAVE_OUT].flatMap(([key]) => (filter.chosen[key] ?? []).map((name): [Key, string] => [key, name]));
}

export function with_(filter: Filter, key: Key, name: string): Filter {
  const held = filter.chosen[key] ?? [];
  return held.includes(name) ? filter : { ...filter, chosen: { ...filter.chosen, [key]: [...held, name] } };
}

export function without(filter: Filter, key: Key, name: string): Filter {
  const held = (filter.chosen[key] ?? []).filter((one) => one !== name);
  return { ...filter, chosen: { ...filter.chosen, [key]: held } };
}

/** The filter as it stands in the page's address, and back. */
export function written(filter: Filter): string {
  const said = new URLSearchParams();
  if (filter.words) said.set("q", filter.words);
  if (filter.from !== null) said.set("from", iso(filter.from));
  if (filter.to !== null) said.set("to", iso(filter.to - 1));
  for (const [key, name] of chosenOf(filter)) said.append(key, name);
  return said.toString();
}

export function parsed(query: string): Filter {
  const said = new URLSearchParams(query);
  const chosen: Filter["chosen"] = {};
  for (const [key] of [...FACETS, ...LEAVE_OUT]) {
    const names = said.getAll(key);
    if (names.length) chosen[key] = names;
  }
  return { words: said.get("q") ?? "", from: read(said.get("from") ?? ""), to: read(said.get("to") ?? "", true), chosen };
}

/** The names that an event answers to, facet by facet. */
export function namesOf(index: Index, event: number, key: Key): string[] {
  const { names } = index;
  const claims = index.claims[event]!;
  switch (key) {
    case "actor":
      return index.actors[event]!.map((n) => names.actors[n]!);
    case "place":
      return index.places[event]!.map((n) => names.places[n]!);
    case "kind":
      return index.kinds[event]!.map((n) => names.kinds[n]!);
    case "tag":
      return index.tags[event]!.map((n) => names.tags[n]!);
    case "tier":
      return [TIERS[index.tier[event]!]!];
    case "review":
      return [REVIEWS[index.review[event]!] ?? "hidden"];
    case "mark":
      return MARKS.filter((_, n) => index.flags[event]! & [DISPUTED, ONE_ORIGIN, UNSURE][n]!);
    case "outlet":
    case "no-outlet":
      return [...new Set(claims.flatMap(([, article]) => outletOf(index, article)))];
    case "origin":
    case "no-origin":
      return [...new Set(claims.flatMap((claim) => claim[5]))].map((n) => names.origins[n]!);
    case "no-speaker":
      return [...new Set(claims.flatMap((claim) => claim[6]))].map((n) => names.speakers[n]!);
  }
}

function outletOf(index: Index, article: number): string[] {
  const held = index.articles[article];
  return held ? [index.names.outlets[held[1]]!] : [];
}

/** Whether each event answers. `found`: the events that hold the words searched for. */
export function answering(index: Index, filter: Filter, found: Set<number> | null): boolean[] {
  const asked = FACETS.filter(([key]) => filter.chosen[key]?.length).map(([key]) => [key, new Set(filter.chosen[key])] as const);
  const left = standing(index, filter);
  return index.ids.map(
    (_, event) =>
      (!found || found.has(event)) &&
      within(index.times[event]!, filter) &&
      asked.every(([key, names]) => namesOf(index, event, key).some((name) => names.has(name))) &&
      (!left || left(event)),
  );
}

function within([start, end]: [number | null, number | null], { from, to }: Filter): boolean {
  if (from === null && to === null) return true;
  if (start === null && end === null) return false;
  return (to === null || (start ?? -Infinity) < to) && (from === null || (end ?? Infinity) > from);
}

/** Whether an event still rests on a claim when what the reader leaves out is gone. */
function standing(index: Index, filter: Filter): ((event: number) => boolean) | null {
  const [outlets, origins, speakers] = LEAVE_OUT.map(([key]) => new Set(filter.chosen[key] ?? []));
  if (!outlets!.size && !origins!.size && !speakers!.size) return null;
  return (event) =>
    index.claims[event]!.some(
      ([, article, , , , from, said]) =>
        !outletOf(index, article).some((name) => outlets!.has(name)) &&
        !(from.length && from.every((n) => origins!.has(index.names.origins[n]!))) &&
        !said.some((n) => speakers!.has(index.names.speakers[n]!)),
    );
}
