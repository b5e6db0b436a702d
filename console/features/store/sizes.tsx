import type { ListShelfReply } from '../../app/api.gen.ts'
import { useWords } from '../../i18n/t.ts'
import { hangOut } from './variants.ts'

type Article = ListShelfReply['items'][number]

interface SizesProps<A extends Article> {
  articles: readonly A[]
  storeId: string
  /** Her size, or the one she looked at. */
  chosen?: string | undefined
  onAdd: (article: A) => void
}

/** The variants of a product with what lies in this store, colour by colour: one touch adds a piece. */
export function Sizes<A extends Article>({ articles, storeId, chosen, onAdd }: SizesProps<A>) {
  const { t } = useWords()
  return (
    <div className="flex flex-col gap-3 border-t p-3">
      {hangOut(articles).map(({ look, sizes }) => (
        <div key={look}>
          {look !== '' && sizes.some(({ size }) => size !== '') && (
            <p className="mb-1.5 text-13 text-text-2">{look}</p>
          )}
          <ul className="flex flex-wrap gap-2">
            {sizes.map(({ article, size }) => {
              const free = article.free[storeId] ?? 0
              const isChosen = size !== '' && size.toUpperCase() === chosen?.toUpperCase()
              return (
                <li key={article.sku}>
                  <button
                    type="button"
                    onClick={() => onAdd(article)}
                    aria-label={t('store.addSize', {
                      ...{ name: article.name, variant: article.variant, count: free },
                    })}
                    className={`flex min-h-14 min-w-14 flex-col items-center justify-center rounded-control border px-2 py-1.5 transition-colors duration-120 ${free === 0 ? 'border-line border-dashed bg-sunken text-text-2' : 'border-line bg-surface hover:border-line-strong'} ${isChosen ? 'ring-2 ring-text' : ''}`}
                  >
                    <span className="font-strong text-14">{size || look || article.sku}</span>
                    <span className="text-12">
                      {free === 0 ? t('store.noneHere') : t('store.pieces', { count: free })}
                    </span>
                  </button>
                </li>
              )
            })}
          </ul>
        </div>
      ))}
    </div>
  )
}
