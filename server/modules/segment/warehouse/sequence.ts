import type { LeafOf } from '@splot/contract/segment/leaves'
import { spanMs } from '@splot/contract/segment/window'
import { chainOf, type Link } from '../rules/chain.ts'
import { and, writeHappened } from './happened.ts'

const noBegin = 'toInt64(-1000000000000000)'

/**
 * One pass over the events of a customer in their order. What it keeps of the chains up to each step is what `readSequence`
 * keeps: the latest beginning of those that may go on and, where something must be absent for a time, those it is not over for.
 * An event is (time, place, bits of the steps it may be); `acc` holds one (begin, waiting) a step that happens.
 */
export function writeSequence(leaf: LeafOf<'sequence'>, window: readonly string[], now: number): string {
  const tests = leaf.steps.map((step) => and(writeHappened(step)))
  const bits = tests.map((test, i) => `toUInt8(${test}) * ${2 ** i}`).join(' + ')
  const rows = and([`(${tests.map((test) => `(${test})`).join(' OR ')})`, ...window])
  const events = `arraySort(groupArrayIf((toUnixTimestamp64Milli(ts), seq, toUInt8(${bits})), ${rows}))`
  const links = chainOf(leaf)
  const start = `(${noBegin}, CAST([], 'Array(Tuple(Int64, Int64))'))`
  const grown = links.map((link, at) => writeLink(link, at, writeBegin(links, at, leaf.within)))
  const fold = `arrayFold((acc, e) -> tuple(${grown.join(', ')}), ${events}, tuple(${links.map(() => start).join(', ')}))`
  return `(${writeRipe(`${fold}.${links.length}`, String(now))} > ${noBegin})`
}

/** The latest beginning of the chains up to a step that may go on at a time: those whose quiet time is over by then too. */
const writeRipe = (open: string, at: string): string =>
  `arrayMax(arrayPushBack(arrayMap(w -> w.2, arrayFilter(w -> w.1 <= ${at}, (${open}).2)), (${open}).1))`

/** Where a chain began that the event goes on with; no beginning where it does not. */
function writeBegin(links: readonly Link[], at: number, within: LeafOf<'sequence'>['within']): string {
  const { step } = links[at] ?? { step: 0 }
  const begin = at === 0 ? 'toInt64(e.1)' : writeOpen(links[at - 1], at - 1)
  const tests = [`bitTest(e.3, ${step})`]
  if (within !== undefined && at > 0) tests.push(`e.1 - ${begin} <= ${spanMs(within)}`)
  return `if(${tests.join(' AND ')}, ${begin}, ${noBegin})`
}

const writeOpen = (link: Link | undefined, at: number): string =>
  link?.quiet?.ms == null ? `acc.${at + 1}.1` : writeRipe(`acc.${at + 1}`, 'e.1')

/** What is kept of a step after an event. */
function writeLink({ quiet }: Link, at: number, begin: string): string {
  const open = `acc.${at + 1}`
  if (quiet === null) return `(greatest(${open}.1, ${begin}), ${open}.2)`
  const isDisturbed = `bitTest(e.3, ${quiet.step})`
  if (quiet.ms === null) return `(greatest(if(${isDisturbed}, ${noBegin}, ${open}.1), ${begin}), ${open}.2)`
  const waiting = `arrayFilter(w -> w.1 > e.1 AND NOT ${isDisturbed}, ${open}.2)`
  const added = `arrayFilter(w -> w.2 > ${noBegin}, [(toInt64(e.1 + ${quiet.ms}), ${begin})])`
  return `(${writeRipe(open, 'e.1')}, arrayConcat(${waiting}, ${added}))`
}
