import type { WishlistView } from '@splot/contract/cart'
import { useQuery } from '@tanstack/react-query'
import { Eye, Heart, ScanSearch, UserRound } from 'lucide-react'
import { useState } from 'react'
import { useNow } from '../app/use-now.ts'
import { Sizes } from '../features/store/sizes.tsx'
import type { Advice } from '../features/store/store-api.ts'
import { useWords } from '../i18n/t.ts'
import { Button } from '../kit/button.tsx'
import { Picture } from './cart-side.tsx'
import { useLink } from './connection.ts'
import type { Home } from './home.ts'
import { useMoney } from './money.ts'
import type { Article } from './sale.ts'
import type { Shelf } from './shelf.ts'
import { searchPeople } from './till-api.ts'
import { useShopper } from './use-shopper.ts'
import type { Till } from './use-till.ts'

interface GoodsProps {
  till: Till
  shelf: Shelf
  query: string
  home: Home
  readAt: number | null
  onMeet: (customerId: string) => void
  /** Asks for what stands in the field, as a scan does. */
  onEnter: (text: string) => void
}

/** What is looked for, else what she may want: what she looked at, what she wishes for. */
export function Goods({ till, shelf, query, home, readAt, onMeet, onEnter }: GoodsProps) {
  const { t, format } = useWords()
  const isSearching = query.trim().length >= 2
  return (
    <section
      aria-label={t('till.goods')}
      className="min-h-0 overflow-y-auto p-4 md:col-start-1 md:row-start-2 lg:col-start-2 lg:row-start-1"
    >
      <p className="mb-3 text-right text-12 text-text-2">
        {readAt === null
          ? t('till.noShelf')
          : t('till.shelfAt', { count: shelf.size, time: format.dateTime(readAt) })}
      </p>
      {isSearching ? (
        <Results {...{ till, shelf, query, home, onMeet, onEnter }} />
      ) : (
        <Wanted till={till} shelf={shelf} home={home} />
      )}
    </section>
  )
}

/** A telephone, a card, an e-mail, a number: nothing that is found letter by letter, but by asking for it. */
const isNumber = (query: string) => /@|^[+\d][\d\s()-]{3,}$|^[A-Z]+-[\w-]+$/i.test(query.trim())

function Results({ till, shelf, query, home, onMeet, onEnter }: Omit<GoodsProps, 'readAt'>) {
  const { t } = useWords()
  const { isOnline } = useLink()
  const people = useQuery({
    queryKey: ['till-people', query],
    queryFn: () => searchPeople(query.trim()),
    enabled: isOnline && till.sale.customer === null,
  }).data?.customers
  const products = shelf.search(query, 8)
  return (
    <>
      {people !== undefined && people.length > 0 && (
        <ul className="mb-4 flex flex-col gap-2">
          {people.map((one) => (
            <li key={one.id}>
              <button
                type="button"
                onClick={() => onMeet(one.id)}
                className="flex min-h-12 w-full items-center gap-3 rounded-card border border-line bg-raised px-4 text-left text-14 hover:border-line-strong/60"
              >
                <UserRound aria-hidden="true" size={18} className="text-text-2" />
                <span className="font-medium">{one.name}</span>
                {one.hint !== null && <span className="text-text-2">{one.hint}</span>}
              </button>
            </li>
          ))}
        </ul>
      )}
      {products.length === 0 && (people === undefined || people.length === 0) && (
        <div className="flex flex-col items-center gap-4 py-10 text-center text-14 text-text-3">
          {isNumber(query) ? (
            <Button size="lg" icon={ScanSearch} onClick={() => onEnter(query)}>
              {t('till.askFor', { code: query.trim() })}
            </Button>
          ) : (
            t('till.nothingFound')
          )}
        </div>
      )}
      <ul className="flex flex-col gap-3">
        {products.map((articles) => (
          <ProductCard key={articles[0]?.productId} articles={articles} till={till} home={home} isOpen />
        ))}
      </ul>
    </>
  )
}

type WantedProps = Pick<GoodsProps, 'till' | 'shelf' | 'home'>

function Wanted({ till, shelf, home }: WantedProps) {
  const { t } = useWords()
  const id = till.sale.customer?.id ?? null
  const shopper = useShopper(id).data
  const wishes = till.wishes
  if (id === null) return <p className="py-16 text-center text-14 text-text-3">{t('till.begin')}</p>
  const seen = shopper?.advice?.seen ?? []
  return (
    <>
      {shopper?.advice && <Seen advice={shopper.advice} till={till} shelf={shelf} home={home} />}
      {wishes !== null && wishes.items.length > 0 && (
        <Wishes items={wishes.items} till={till} shelf={shelf} home={home} />
      )}
      {shopper !== undefined && seen.length === 0 && (wishes?.items.length ?? 0) === 0 && (
        <p className="py-16 text-center text-14 text-text-3">
          {shopper?.isAdviceAllowed === false ? t('till.noWantsUnseen') : t('till.noWants')}
        </p>
      )}
    </>
  )
}

function Seen({ advice, till, shelf, home }: WantedProps & { advice: Advice }) {
  const { t, format } = useWords()
  const now = useNow()
  if (advice.seen.length === 0) return null
  return (
    <>
      <h2 className="mb-2 flex items-center gap-2 font-strong text-14">
        <Eye aria-hidden="true" size={16} />
        {t('till.seenThisWeek')}
      </h2>
      <ul className="mb-5 flex flex-col gap-3">
        {advice.seen.slice(0, 4).map((one, place) => {
          const articles = shelf.ofProduct(one.productId)
          return articles.length === 0 ? null : (
            <ProductCard
              key={one.productId}
              {...{ articles, till, home }}
              note={t('till.seenTimes', { count: one.times, when: format.ago(one.lastAt, now) })}
              chosen={one.size ?? advice.sizes[0]?.size}
              isOpen={place === 0}
            />
          )
        })}
      </ul>
    </>
  )
}

function Wishes({ items, till, shelf, home }: WantedProps & { items: WishlistView['items'] }) {
  const { t } = useWords()
  return (
    <>
      <h2 className="mb-2 flex items-center gap-2 font-strong text-14">
        <Heart aria-hidden="true" size={16} />
        {t('till.wishlist')}
      </h2>
      <ul className="flex flex-col gap-3">
        {items.slice(0, 6).map((one) => {
          const article = shelf.find(one.sku)
          return article === null ? null : (
            <ProductCard key={one.sku} articles={[article]} till={till} home={home} isOpen />
          )
        })}
      </ul>
    </>
  )
}

interface ProductCardProps {
  articles: readonly Article[]
  till: Till
  home: Home
  note?: string
  chosen?: string | undefined
  isOpen: boolean
}

function ProductCard({ articles, till, home, note, chosen, isOpen: isOpenFirst }: ProductCardProps) {
  const [isOpen, setOpen] = useState(isOpenFirst)
  const [first] = articles
  const money = useMoney(first?.currency ?? 'PLN')
  if (first === undefined) return null
  return (
    <li className="rounded-card border border-line bg-raised">
      <button
        type="button"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
        className="flex w-full items-center gap-4 p-3 text-left"
      >
        <Picture url={first.picture} size={isOpen ? 'size-24' : 'size-14'} />
        <span className="min-w-0 flex-1">
          <span className="block font-strong text-16">{first.name}</span>
          <span className="mt-0.5 block font-strong text-14">
            {money(first.price)}
            {first.regular !== first.price && (
              <s className="ml-2 font-regular text-text-3">{money(first.regular)}</s>
            )}
          </span>
          {note !== undefined && <span className="mt-1 block text-13 text-text-2">{note}</span>}
        </span>
      </button>
      {isOpen && <Sizes articles={articles} storeId={home.storeId} chosen={chosen} onAdd={till.add} />}
    </li>
  )
}
