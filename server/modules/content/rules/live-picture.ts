import { type Block, type LeafBlock, walkBlocks } from '../schema/blocks.ts'
import { findSafeUrl } from './links.ts'

export type LivePicture = Extract<LeafBlock, { kind: 'live_picture' }>

const fallbackOf = ({ url }: LivePicture): string => findSafeUrl(url) ?? '#'

/** Where the mail finds the picture: an address of its own for each recipient, else the fallback. */
export function writeLiveSource(block: LivePicture): string {
  return `{{ _live["${block.id}"] | default: "${fallbackOf(block)}" | safe_url }}`
}

const asked = /_live\["([a-z0-9_-]{1,40})"\]/gi

/** The living pictures a compiled mail asks for, each once. */
export const listAsked = (source: string): string[] => [
  ...new Set([...source.matchAll(asked)].flatMap((match) => match[1] ?? [])),
]

export function findLivePicture(document: { blocks: readonly Block[] }, id: string): LivePicture | null {
  for (const { block } of walkBlocks(document))
    if (block.kind === 'live_picture' && block.id === id) return block
  return null
}

/** The address the choice leads to. @param choice what `writeChoice` wrote */
export function pickUrl(block: LivePicture, choice: string): string {
  const url = choice === '' ? undefined : block.cases[Number(choice)]?.url
  return (url === undefined ? null : findSafeUrl(url)) ?? fallbackOf(block)
}
