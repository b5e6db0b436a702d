import type { Category, LeafOf, Where } from './leaves.ts'
import { currencyProperty } from './names.ts'

/** What a purchase is called, whichever channel it came from. */
export const purchaseEvents = ['Order Completed', 'Sale Completed'] as const

const engagementEvents: Readonly<
  Record<LeafOf<'engagement'>['act'], Partial<Record<'email' | 'sms' | 'push', string>>>
> = {
  sent: { email: 'Email Sent', sms: 'SMS Sent', push: 'Push Notification Sent' },
  delivered: { email: 'Email Delivered', sms: 'SMS Delivered', push: 'Push Notification Received' },
  opened: { email: 'Email Opened', push: 'Push Notification Tapped' },
  clicked: { email: 'Email Link Clicked', sms: 'SMS Link Clicked', push: 'Push Notification Tapped' },
  bounced: { email: 'Email Bounced', sms: 'SMS Failed', push: 'Push Notification Bounced' },
}

/** A sugar leaf as the event leaf it stands for, its currency as a test of the event: no interpreter knows either. */
export function desugar(leaf: LeafOf<'event' | 'orders' | 'engagement'>): LeafOf<'event'> {
  if (leaf.kind === 'engagement') return expandEngagement(leaf)
  const { currency, ...rest } = leaf.kind === 'orders' ? expandOrders(leaf) : leaf
  return currency === undefined ? rest : { ...rest, where: [...(rest.where ?? []), ofCurrency(currency)] }
}

/** What is not known to be of another currency. */
const ofCurrency = (currency: string): Where => ({
  ...{ property: currencyProperty, op: 'in', value: [currency, ''] },
})

const testCategory = (category: Category): Pick<Where, 'op' | 'value'> =>
  typeof category === 'string' ? { op: 'is', value: category } : { op: 'under', value: category.under }

function expandOrders(leaf: LeafOf<'orders'>): LeafOf<'event'> {
  const where: Where[] = []
  if (leaf.product !== undefined)
    where.push({ property: 'products.product_id', op: 'is', value: leaf.product })
  if (leaf.category !== undefined)
    where.push({ property: 'products.category', ...testCategory(leaf.category) })
  if (leaf.store !== undefined) where.push({ property: '@store', op: 'is', value: leaf.store })
  if (leaf.channel !== undefined) where.push({ property: '@channel', op: 'is', value: leaf.channel })
  return {
    kind: 'event',
    events: [...purchaseEvents],
    ...(where.length > 0 ? { where } : {}),
    measure: leaf.measure === 'count' ? 'count' : 'sum',
    ...(leaf.measure === 'count' ? {} : { property: 'total' }),
    op: leaf.op,
    value: leaf.value,
    ...(leaf.currency === undefined ? {} : { currency: leaf.currency }),
    window: leaf.window,
  }
}

function expandEngagement(leaf: LeafOf<'engagement'>): LeafOf<'event'> {
  const events = leaf.channels.flatMap((channel) => engagementEvents[leaf.act][channel] ?? [])
  return {
    kind: 'event',
    events: [...new Set(events)],
    ...(leaf.campaign === undefined
      ? {}
      : { where: [{ property: 'campaign_id', op: 'is', value: leaf.campaign }] }),
    measure: 'count',
    op: leaf.op,
    value: leaf.value,
    window: leaf.window,
  }
}
