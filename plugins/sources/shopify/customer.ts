import type { SentEvent } from '@splot/contract/events/event'
import type { Brought, SourceDelivery } from '@splot/contract/plugin/source'
import { identify, type Named, readInstant, readPayload, track } from '@splot/contract/plugin/source-tell'
import { z } from 'zod'
import type { ShopifySettings } from './index.ts'

const text = z.string().nullish()
const id = z.union([z.number(), z.string()])

const consent = z.looseObject({ state: text, opt_in_level: text, consent_updated_at: text }).nullish()

export const address = z
  .looseObject({ address1: text, address2: text, city: text, zip: text, country_code: text, phone: text })
  .nullish()

/** A customer as Shopify tells her, alone or within an order. */
export const customer = z.looseObject({
  id,
  email: text,
  phone: text,
  first_name: text,
  last_name: text,
  created_at: text,
  updated_at: text,
  default_address: address,
  email_marketing_consent: consent,
  sms_marketing_consent: consent,
})
type Customer = z.output<typeof customer>

export const nameCustomer = (one: z.output<typeof customer> | null | undefined): Named | null =>
  one == null ? null : { system: 'shopify', id: one.id, email: one.email ?? null, phone: one.phone ?? null }

export function bringCustomer(delivery: SourceDelivery, config: ShopifySettings): Brought {
  const one = readPayload(customer, delivery.payload)
  const at = readInstant(one.updated_at, delivery.at)
  const home = one.default_address
  const events = [
    identify(
      { id: `customer-${one.id}-${at}`, at, who: nameCustomer(one), isState: true },
      {
        email: one.email,
        phone: one.phone,
        firstName: one.first_name,
        lastName: one.last_name,
        createdAt: one.created_at,
        city: home?.city,
        postalCode: home?.zip,
        country: home?.country_code,
      },
    ),
    ...bringConsent(one, 'email', config, delivery.at),
    ...bringConsent(one, 'sms', config, delivery.at),
  ]
  return { events }
}

/** A yes needs the wording she saw; a no always counts. What she never said says nothing. */
function bringConsent(
  one: Customer,
  channel: 'email' | 'sms',
  config: ShopifySettings,
  now: number,
): SentEvent[] {
  const said = channel === 'email' ? one.email_marketing_consent : one.sms_marketing_consent
  const state = said?.state?.toLowerCase()
  if (said?.consent_updated_at == null) return []
  const at = readInstant(said.consent_updated_at, now)
  const told = { id: `consent-${one.id}-${channel}-${state}-${at}`, at, who: nameCustomer(one) }
  const properties = { purpose: 'marketing', consent_channel: channel, obtained_by: 'form' }
  if (state === 'unsubscribed') return [track('Consent Withdrawn', told, properties)]
  if (state !== 'subscribed' || config.wordingId === undefined) return []
  const proof = { shop: 'shopify', opt_in_level: said.opt_in_level ?? null, at }
  const wording = { wording_id: config.wordingId, wording_version: config.wordingVersion }
  return [track('Consent Granted', told, { ...properties, ...wording, proof })]
}
