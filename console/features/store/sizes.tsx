import type { ListShelfReply } from '../../app/api.gen.ts'
import { useWords } from '../../i18n/t.ts'

type Article = ListShelfReply['items'][number]

interface SizesProps<A extends Article> {
  articles: readonly A[]
  storeId: string
  /** The size that was looked at. */
  chosen?: string | undefined
  onAdd: (article: A) => void
}

/** `rozmiar 38, kasztan` -> `38, kasztan`: the word is said by the place. */
const shorten = (variant: string): string => variant.replace(/^(?:rozmiar|size)\s+/i, '')

const letters = ['XXS', 'XS', 'S', 'M', 'L', 'XL', 'XXL']
/** A letter as the number of its place, so that XS hangs before S as 38 before 39. */
const placeOf = (variant: string): string =>
  shorten(variant).replace(/[^\s,]+/g, (word) =>
    letters.includes(word) ? String(letters.indexOf(word)) : word,
  )
const hang = (a: Article, b: Article): number =>
  placeOf(a.variant).localeCompare(placeOf(b.variant), 'pl', { numeric: true })

/** The variants of a product with what lies in this store: one touch adds a piece. */
export function Sizes<A extends Article>({ articles, storeId, chosen, onAdd }: SizesProps<A>) {
  const { t } = useWords()
  return (
    <ul className="flex flex-wrap gap-2 border-t p-3">
      {[...articles].sort(hang).map((one) => {
        const free = one.free[storeId] ?? 0
        const isChosen = chosen !== undefined && shorten(one.variant).split(', ').includes(chosen)
        return (
          <li key={one.sku}>
            <button
              type="button"
              onClick={() => onAdd(one)}
              aria-label={t('store.addSize', { name: one.name, variant: one.variant, count: free })}
              className={`flex min-h-14 min-w-20 flex-col items-center justify-center rounded-control border px-3 py-1.5 transition-colors duration-120 ${free === 0 ? 'border-line border-dashed bg-sunken text-text-2' : 'border-line bg-surface hover:border-line-strong'} ${isChosen ? 'ring-2 ring-text' : ''}`}
            >
              <span className="font-strong text-14">{shorten(one.variant) || one.sku}</span>
              <span className="text-12">
                {free === 0 ? t('store.noneHere') : t('store.pieces', { count: free })}
              </span>
            </button>
          </li>
        )
      })}
    </ul>
  )
}
