import type { WorkspaceTx } from '../../../../platform/db/index.ts'
import { SplotError } from '../../../../platform/errors.ts'
import { readMinor } from '../../schema.ts'
import type { Member } from '../../service/deps.ts'
import { type OrderSettings, settingsBody } from '../schema.ts'
import { findSettings, putSettings } from '../store/parts.ts'
import type { OrderDeps } from './deps.ts'

/** What holds until somebody sets it. */
const usual: OrderSettings = {
  carriers: [
    {
      ...{ id: 'kurier', name: 'Kurier', texts: { en: { name: 'Courier' } } },
      ...{ price: '14.99', freeFrom: '300.00', isPoint: false },
    },
    {
      ...{ id: 'paczkomat', name: 'Automat paczkowy', texts: { en: { name: 'Parcel locker' } } },
      ...{ price: '11.99', freeFrom: '300.00', isPoint: true },
    },
  ],
  payMinutes: 30,
  pickupDays: 3,
  tryDays: 2,
  isPaidInStore: true,
  isPaidOnDelivery: true,
}

/** Ways to pay that need no provider, as far as checkouts may choose them. */
export const listAtHand = ({ isPaidInStore, isPaidOnDelivery }: OrderSettings): string[] => [
  ...(isPaidInStore ? ['in_store'] : []),
  ...(isPaidOnDelivery ? ['on_delivery'] : []),
]

export async function loadSettings(tx: WorkspaceTx): Promise<OrderSettings> {
  const body = await findSettings(tx)
  return body === null ? usual : settingsBody.parse(JSON.parse(body))
}

/** @throws price_unread */
export async function saveSettings(
  deps: Pick<OrderDeps, 'db' | 'clock' | 'audit' | 'settingsOf'>,
  workspaceId: string,
  { body, actor }: { body: OrderSettings; actor: Member },
): Promise<OrderSettings> {
  return deps.db.inWorkspace(workspaceId, async (tx) => {
    const { currency } = await deps.settingsOf(workspaceId, tx)
    for (const [i, { price, freeFrom }] of body.carriers.entries())
      if (
        readMinor(price, currency) === null ||
        (freeFrom !== null && readMinor(freeFrom, currency) === null)
      )
        throw new SplotError('price_unread', { path: `body.carriers.${i}.price` })
    await putSettings(tx, JSON.stringify(body), deps.clock.now())
    await deps.audit.record({ tx, workspaceId }, { actor, action: 'orders.configured', target: workspaceId })
    return body
  })
}

/** What it costs to send an order of these goods. @throws delivery_unknown */
export function priceCarrier(
  settings: OrderSettings,
  o: { id: string; goodsMinor: bigint; currency: string },
) {
  const carrier = settings.carriers.find((one) => one.id === o.id)
  if (carrier === undefined) throw new SplotError('delivery_unknown', { path: 'body.delivery.carrier' })
  const free = carrier.freeFrom === null ? null : readMinor(carrier.freeFrom, o.currency)
  const isFree = free !== null && o.goodsMinor >= free
  return {
    id: carrier.id,
    name: carrier.name,
    texts: carrier.texts,
    minor: isFree ? 0n : (readMinor(carrier.price, o.currency) ?? 0n),
  }
}
