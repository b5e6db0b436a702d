import { useEffect, useState } from 'react'
import type { Me } from '../app/api.ts'
import { useScanner } from '../features/store/use-scanner.ts'
import { useWords } from '../i18n/t.ts'
import { tell, tellFailure } from '../kit/tell.ts'
import { bringBack } from './bring-back.ts'
import { CartSide } from './cart-side.tsx'
import { readLink } from './connection.ts'
import { CustomerSide } from './customer-side.tsx'
import { Goods } from './goods.tsx'
import type { Home } from './home.ts'
import { OrderDialog } from './order-dialog.tsx'
import { PayDialog } from './pay-dialog.tsx'
import { QueueDialog } from './queue-dialog.tsx'
import { Receipt } from './receipt.tsx'
import type { Shelf } from './shelf.ts'
import { findMeant, getShopper, type Shopper, scanWallet } from './till-api.ts'
import { openTillDb, type TillDb } from './till-db.ts'
import { TopBar } from './top-bar.tsx'
import type { Sold } from './use-paying.ts'
import { type Queue, useQueue } from './use-queue.ts'
import { useShelf } from './use-shelf.ts'
import { useStanding } from './use-standing.ts'
import { type Till, useTill } from './use-till.ts'

interface TillPageProps {
  me: Me
  home: Home
  onLeave: () => void
}

type Open =
  | { kind: 'pay' }
  | { kind: 'queue' }
  | { kind: 'order'; id: string; code: string }
  | { kind: 'sold'; sold: Sold }

/** The till: who stands before it, what she may want, what she buys. */
export function TillPage({ me, home, onLeave }: TillPageProps) {
  const { t } = useWords()
  const [query, setQuery] = useState('')
  const [open, setOpen] = useState<Open | null>(null)
  const db = useTillDb(me.workspaceId, home.storeId)
  const { shelf, currency, readAt } = useShelf(db, home.storeId)
  const queue = useQueue(db, home.storeId)
  const till = useTill({ db, home, currency, queue })
  const { meet, scan, bring } = useEntering({ till, shelf, home, setQuery, setOpen })
  const isBack = useStanding({ me, home, sale: till.sale, bring })
  useScanner(scan)
  return (
    <div className="flex h-full flex-col bg-canvas">
      <TopBar
        {...{ me, home, query, queue, onLeave }}
        onQuery={setQuery}
        onEnter={scan}
        onQueue={() => setOpen({ kind: 'queue' })}
      />
      <main className="grid min-h-0 flex-1 grid-cols-1 overflow-y-auto md:grid-cols-[1fr_22rem] md:grid-rows-[auto_1fr] md:overflow-hidden lg:grid-cols-[16rem_1fr_24rem] lg:grid-rows-1">
        <h1 className="sr-only">{`${home.storeName}, ${t('till.tillNumber', { number: home.tillId })}`}</h1>
        <CustomerSide till={till} home={home} isBack={isBack} />
        <Goods
          {...{ till, shelf, query, home, readAt }}
          onMeet={(id) => {
            setQuery('')
            meet(id)
          }}
          onEnter={scan}
        />
        <CartSide till={till} onPay={() => setOpen({ kind: 'pay' })} />
      </main>
      <OpenDialog {...{ open, setOpen, till, home, queue, meet }} />
    </div>
  )
}

interface OpenDialogProps {
  open: Open | null
  setOpen: (open: Open | null) => void
  till: Till
  home: Home
  queue: Queue
  meet: (customerId: string) => void
}

function OpenDialog({ open, setOpen, till, home, queue, meet }: OpenDialogProps) {
  const close = () => setOpen(null)
  switch (open?.kind) {
    case 'pay':
      return <PayDialog till={till} onClose={close} onSold={(sold) => setOpen({ kind: 'sold', sold })} />
    case 'sold':
      return <Receipt sold={open.sold} home={home} onClose={close} />
    case 'order':
      return (
        <OrderDialog
          {...{ id: open.id, code: open.code, home }}
          onMeet={(customerId) => {
            close()
            meet(customerId)
          }}
          onClose={close}
        />
      )
    case 'queue':
      return <QueueDialog queue={queue} onClose={close} />
    default:
      return null
  }
}

interface Entering {
  till: Till
  shelf: Shelf
  home: Home
  setQuery: (query: string) => void
  setOpen: (open: Open) => void
}

/** What is scanned or typed finds its place: goods into the cart, a person before the till, an order on the screen. */
function useEntering({ till, shelf, home, setQuery, setOpen }: Entering) {
  const { t } = useWords()
  const fail = (error: Error) => tellFailure(error, t('till.failed'))
  const put = ({ id, name, guestCode }: Shopper) =>
    till.meet({ id, name: name ?? t('till.guest', { code: guestCode }) })
  const meet = async (id: string) => put(await getShopper(id))
  const ask = async (word: string): Promise<void> => {
    const found = await findMeant(word)
    const [first] = found.articles
    if (found.kind === 'article' && first) till.add(first)
    else if (found.kind === 'wallet') await meet((await scanWallet(word, home.tillId)).customerId)
    else if (found.kind === 'customer' && found.customerId !== null) await meet(found.customerId)
    else if (found.kind === 'order' && found.orderId !== null)
      setOpen({ kind: 'order', id: found.orderId, code: word })
    // A word of a name: what it may mean stands below already.
    else if (shelf.search(word, 1).length > 0) return
    // What nobody knows may be a coupon: she who has a cart may try.
    else if (till.counter.isLive && /^[\w-]{3,64}$/.test(word)) await till.addCoupon(word)
    else return tell(t('till.unknown', { code: word }))
    setQuery('')
  }
  const scan = (text: string): void => {
    const word = text.trim()
    const article = shelf.find(word)
    if (word === '') return
    if (article !== null) {
      till.add(article)
      setQuery('')
    } else if (readLink().isOnline) void ask(word).catch(fail)
    else tell(t('till.unknownOffline', { code: word }))
  }
  const bring = (id: string, isFree: () => boolean) => bringBack(() => getShopper(id), isFree, put)
  return { scan, bring, meet: (id: string) => void meet(id).catch(fail) }
}

function useTillDb(workspaceId: string, storeId: string): TillDb | null {
  const [db, setDb] = useState<TillDb | null>(null)
  useEffect(() => {
    // A private window without a disk sells with a network only.
    void openTillDb(workspaceId, storeId).then(setDb, () => setDb(null))
  }, [workspaceId, storeId])
  return db
}
