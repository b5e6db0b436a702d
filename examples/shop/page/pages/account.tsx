import { leave } from '../app/account.ts'
import { count, fill, showDay, showMoney, words } from '../app/language.ts'
import {
  claimReward,
  type Loyalty,
  type OrderRow,
  type ToldOrder,
  useLoyalty,
  useOrders,
} from '../app/orders.ts'
import { go, Link, useTitle } from '../app/route.tsx'
import { useCustomer } from '../app/splot.ts'
import { Picture } from '../kit/picture.tsx'
import { Waiting } from '../kit/states.tsx'
import { WalletCode } from './wallet-code.tsx'

const stateWords: Readonly<Record<string, string>> = words.states

/** What is hers: purchases of every channel, points, coupons, her code for the store. */
export function AccountPage() {
  useTitle(words.account)
  const customer = useCustomer()
  const isKnown = Boolean(customer)
  const orders = useOrders(isKnown)
  const loyalty = useLoyalty(isKnown)
  if (customer === undefined) return <Waiting told={{ isFailed: false, again: () => {} }} />
  if (customer === null)
    return (
      <section className="band narrow">
        <h1>{words.accountPlain}</h1>
        <p>{words.cartEmptyText}</p>
        <Link className="act" to="/wejdz?dalej=%2Fkonto">
          {words.signIn}
        </Link>
      </section>
    )
  const told = orders.data?.elsewhere ?? []
  const title =
    customer.givenName === null ? words.accountPlain : fill(words.accountTitle, { name: customer.givenName })
  return (
    <section className="band account">
      <h1>{title}</h1>
      <WalletCode />
      {loyalty.data !== null && <Points loyalty={loyalty.data} again={loyalty.again} />}
      <h2>{words.purchases}</h2>
      {orders.data !== null && orders.data.items.length === 0 && told.length === 0 && (
        <p className="soft">{words.noPurchases}</p>
      )}
      <ul className="orders">
        {(orders.data?.items ?? []).map((order) => (
          <OrderEntry key={order.id} order={order} />
        ))}
        {told.map((one) => (
          <ToldEntry key={`${one.number} ${one.at}`} order={one} />
        ))}
      </ul>
      <p className="acts">
        <Link className="second" to="/ulubione">
          {words.wishlist}
        </Link>
        <button type="button" className="plain" onClick={() => void leave().then(() => go('/'))}>
          {words.signOut}
        </button>
      </p>
    </section>
  )
}

const OrderEntry = ({ order }: { order: OrderRow }) => (
  <li>
    <Link to={`/zamowienie/${order.id}`}>
      <span className="pictures">
        {order.lines.slice(0, 3).map((line) => (
          <Picture key={line.sku} src={line.picture} alt="" />
        ))}
      </span>
      <span>
        <b>{order.number}</b> · {showDay(order.placedAt)}
        <br />
        {stateWords[order.state] ?? order.state}
      </span>
      <b>{showMoney(order.total, order.currency)}</b>
    </Link>
  </li>
)

/** Bought before, at a till or elsewhere: its receipt tells no more. */
const ToldEntry = ({ order }: { order: ToldOrder }) => (
  <li className="told">
    <span>
      <b>{order.number ?? words.purchase}</b> · {showDay(order.at)}
    </span>
    <b>{showMoney(order.total, order.currency)}</b>
  </li>
)

function Points({ loyalty, again }: { loyalty: Loyalty; again(): void }) {
  if (loyalty.programme === null) return null
  const { points, tier, next, coupons, rewards } = loyalty
  return (
    <div className="points">
      <p>
        <b className="digits">{count(points, words.pointsHave)}</b>
        {tier !== null && <span> · {tier.name}</span>}
      </p>
      {next !== null && (
        <>
          <progress value={next.reached} max={next.from} aria-label={next.name} />
          <p className="soft">{fill(words.tierNext, { tier: next.name, n: next.missing })}</p>
        </>
      )}
      {coupons.length > 0 && <h2>{words.coupons}</h2>}
      <ul className="tickets">
        {coupons.map(({ code, name, expiresAt }) => (
          <li key={code}>
            <b>{code}</b>
            <span>{name}</span>
            {expiresAt !== null && <small>{showDay(expiresAt)}</small>}
          </li>
        ))}
      </ul>
      {rewards.length > 0 && <h2>{words.rewards}</h2>}
      <ul className="tickets">
        {rewards.map((reward) => (
          <li key={reward.id}>
            <b>{reward.name}</b>
            <button
              type="button"
              className="second"
              disabled={!reward.isWithinReach}
              onClick={() => void claimReward(reward.id).then(again, again)}
            >
              {fill(words.claim, { n: reward.points })}
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
