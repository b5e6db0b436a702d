import { useState } from 'react'
import { fill, showMoment, showMoney, words } from '../app/language.ts'
import { actOnOrder, askPayLink, type Order, useOrder } from '../app/orders.ts'
import { explain } from '../app/problem.ts'
import { Link, useTitle } from '../app/route.tsx'
import { useStores } from '../app/stores.ts'
import { Picture } from '../kit/picture.tsx'
import { QrPicture } from '../kit/qr-picture.tsx'
import { Waiting } from '../kit/states.tsx'

const stateWords: Readonly<Record<string, string>> = words.states

/** Her order as it moves on, without a reload. */
export function OrderPage({ id }: { id: string }) {
  const { data: order, fault, again } = useOrder(id)
  useTitle(order === null ? '' : fill(words.orderTitle, { number: order.number }))
  if (order === null)
    return (
      <section className="band">
        {fault === null ? (
          <Waiting told={{ isFailed: false, again }} />
        ) : (
          <p className="told">{explain(fault)}</p>
        )}
      </section>
    )
  return <Sight order={order} again={again} />
}

function Sight({ order, again }: { order: Order; again(): void }) {
  return (
    <section className="band narrow order">
      <h1>{fill(words.orderTitle, { number: order.number })}</h1>
      <p className="state" role="status">
        <b>{stateWords[order.state] ?? order.state}</b>
      </p>
      <p className="soft">{fill(words.placedAt, { at: showMoment(order.placedAt) })}</p>
      <Next order={order} />
      <ul className="lines">
        {order.lines.map((line) => (
          <li key={line.line}>
            <Picture src={line.picture} alt="" />
            <div>
              <p>
                <b>{line.name}</b>
              </p>
              <p className="soft">
                {line.variant} · {line.quantity}
              </p>
            </div>
            <p className="sum">
              <b>{showMoney(line.sum, order.currency)}</b>
            </p>
          </li>
        ))}
      </ul>
      <dl className="totals">
        <dt>{words.shipping}</dt>
        <dd>
          {Number(order.totals.shipping) === 0
            ? words.free
            : showMoney(order.totals.shipping, order.currency)}
        </dd>
        <dt className="total">{words.total}</dt>
        <dd className="total">{showMoney(order.totals.total, order.currency)}</dd>
      </dl>
      <Acts order={order} again={again} />
      <p className="acts">
        <Link className="second" to="/">
          {words.backToShop}
        </Link>
        <Link className="second" to="/konto">
          {words.purchases}
        </Link>
      </p>
      <h2>{words.history}</h2>
      <ol className="history">
        {order.history.map((one) => (
          <li key={`${one.at} ${one.act}`}>
            <time dateTime={one.at}>{showMoment(one.at)}</time>{' '}
            {one.act === 'refuse_some' ? words.partRefused : (stateWords[one.state] ?? one.state)}
          </li>
        ))}
      </ol>
    </section>
  )
}

/** What she can do, or must show, now. */
function Next({ order }: { order: Order }) {
  const { data: stores } = useStores()
  const store = stores?.find((one) => one.id === order.storeId)?.name ?? order.storeId ?? ''
  const { pickup, shipment } = order
  return (
    <>
      {order.state === 'awaiting_payment' && <PayNow id={order.id} />}
      {pickup !== null && (
        <div className="code">
          <QrPicture text={pickup.qr} label={words.pickupCode} />
          <p>
            {words.pickupCode}
            <br />
            <b className="digits">{pickup.code}</b>
            <br />
            {fill(words.pickupText, { store })}
          </p>
        </div>
      )}
      {shipment !== null && (
        <p className="note">
          {fill(words.courier, {
            name: [shipment.carrierName, shipment.courier?.name].filter(Boolean).join(', '),
          })}
          {shipment.trackingUrl !== null && (
            <>
              {' · '}
              <a href={shipment.trackingUrl}>{words.track}</a>
            </>
          )}
        </p>
      )}
    </>
  )
}

/** On to where the rest is paid; why that cannot be now stands beside it. */
function PayNow({ id }: { id: string }) {
  const [fault, setFault] = useState('')
  const pay = () => {
    setFault('')
    askPayLink(id).then(
      (url) => location.assign(url),
      (error: unknown) => setFault(explain(error)),
    )
  }
  return (
    <>
      <button type="button" className="act" onClick={pay}>
        {words.payNow}
      </button>
      <p className="fault" role="alert">
        {fault}
      </p>
    </>
  )
}

function Acts({ order, again }: { order: Order; again(): void }) {
  const [fault, setFault] = useState('')
  const act = (name: 'cancel' | 'return', body: object = {}) =>
    actOnOrder(order.id, name, body).then(again, (error: unknown) => setFault(explain(error)))
  const open = order.lines.filter((one) => one.quantity > one.returned)
  return (
    <div className="acts">
      {order.acts.includes('cancel') && (
        <button type="button" className="second" onClick={() => void act('cancel')}>
          {words.cancel}
        </button>
      )}
      {order.acts.includes('return') && open.length > 0 && (
        <button
          type="button"
          className="second"
          title={words.giveBackText}
          onClick={() =>
            void act('return', {
              lines: open.map((one) => ({ line: one.line, quantity: one.quantity - one.returned })),
            })
          }
        >
          {words.giveBack}
        </button>
      )}
      {fault !== '' && (
        <p className="fault" role="alert">
          {fault}
        </p>
      )}
    </div>
  )
}
