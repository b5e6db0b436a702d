import type { Block, BlockDocument } from '../schema/blocks.ts'

/** A block as a small drawing of its page shows it. */
export interface SeenBlock {
  kind: Block['kind']
  /** Of a picture. */
  url: string | null
}

/** As many blocks as one sees of a page before scrolling. */
const mostSeen = 6

/** What stands at the top of a page; blocks that differ from reader to reader show what everybody else sees. */
export function listFirstBlocks(document: Pick<BlockDocument, 'blocks'> | undefined): SeenBlock[] {
  return (document?.blocks ?? [])
    .flatMap((one): Block[] =>
      one.kind === 'dynamic' ? [...(one.cases[0]?.blocks ?? one.otherwise)] : [one],
    )
    .filter((one) => one.kind !== 'spacer' && one.kind !== 'unsubscribe')
    .slice(0, mostSeen)
    .map((one) => ({ kind: one.kind, url: 'url' in one && one.url !== '' ? one.url : null }))
}
