import type { ListedItem } from '../model.ts'
import { SeenPicture } from '../pictures/seen-picture.tsx'

type FirstBlock = NonNullable<ListedItem['firstBlocks']>[number]

const fills: Readonly<Record<string, string>> = {
  heading: 'h-1.5 w-4/5 bg-text-2',
  text: 'h-1 w-full bg-line-strong/60',
  button: 'h-1.5 w-2/5 rounded-full bg-brand',
  form: 'h-2.5 w-full border border-line-strong',
  divider: 'h-px w-full bg-line',
}
const other = 'h-2 w-full bg-sunken'

/** How a page begins, drawn small: its first blocks in their order, a picture as it is. */
export function PageSketch({ blocks, label }: { blocks: readonly FirstBlock[]; label: string }) {
  return (
    <span
      role="img"
      aria-label={label}
      className="flex h-11 w-11 flex-col gap-1 overflow-hidden rounded-control border border-line bg-surface p-1 max-md:hidden"
    >
      {blocks.map((block, index) =>
        block.url === null ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: they stand in an order and have no name
          <span key={index} className={`block shrink-0 rounded-xs ${fills[block.kind] ?? other}`} />
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: as above
          <SeenPicture key={index} url={block.url} className="block h-5 w-full shrink-0 rounded-xs" />
        ),
      )}
    </span>
  )
}
