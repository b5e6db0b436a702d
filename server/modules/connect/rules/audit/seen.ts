import type { NormalEvent } from '../../../collect/index.ts'
import type { SeenKind } from '../../store/inventory.ts'

/** A name that may carry a value (an address, a number) is no name of a field. */
const isPlain = (name: string): boolean => name.length <= 60 && !/@|\d{5}/.test(name)

/** What an event shows that its source brings; names alone, never values. */
export function listShown(event: NormalEvent): { kind: SeenKind; name: string }[] {
  const traits = event.traits ?? {}
  return [
    { kind: 'event' as const, name: event.name },
    { kind: 'channel' as const, name: event.channel },
    ...event.identifiers.map(({ kind }) => ({ kind: 'identifier' as const, name: kind })),
    ...Object.keys(traits)
      .slice(0, 50)
      .filter((name) => traits[name] !== null && traits[name] !== '')
      .map((name) => ({ kind: 'trait' as const, name })),
  ].filter(({ name }) => isPlain(name))
}
