type Properties = Readonly<Record<string, unknown>>

/** The code of a store that is told without its name. */
function findUnnamed({ store_id: id, store_name: name }: Properties): string | null {
  return typeof id === 'string' && name === undefined ? id : null
}

/** Codes of stores that events tell without a name, each once. */
export const listUnnamedStores = (all: readonly Properties[]): string[] => [
  ...new Set(all.map(findUnnamed).filter((id) => id !== null)),
]

/** What an event says of its store with the name people call it by: facts of commerce carry the code alone. */
export function withStoreName(properties: Properties, names: ReadonlyMap<string, string>): Properties {
  const id = findUnnamed(properties)
  const name = id === null ? undefined : names.get(id)
  return name === undefined ? properties : { ...properties, store_name: name }
}
