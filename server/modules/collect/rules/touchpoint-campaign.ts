import { type Channel, isChannel } from '@splot/contract/channels'

/** What a link or a sender says about the campaign that brought the person. */
export interface Campaign {
  source?: string
  medium?: string
  campaign?: string
  content?: string
  term?: string
  /** `name:value`, for example `gclid:Cj0K…`. */
  clickId?: string
}

interface ClickId {
  readonly channel: Channel
  readonly source: string
  readonly medium: string
}

const paid = (source: string): ClickId => ({ channel: 'ads', source, medium: 'cpc' })

/** Facebook puts `fbclid` on every outgoing link, paid or not: by itself it only says social. */
const clickIds: ReadonlyMap<string, ClickId> = new Map([
  ['gclid', paid('google')],
  ['gbraid', paid('google')],
  ['wbraid', paid('google')],
  ['dclid', { channel: 'ads', source: 'google', medium: 'display' }],
  ['msclkid', paid('bing')],
  ['ttclid', paid('tiktok')],
  ['twclid', paid('x')],
  ['li_fat_id', paid('linkedin')],
  ['epik', paid('pinterest')],
  ['sccid', paid('snapchat')],
  ['rdt_cid', paid('reddit')],
  ['yclid', paid('yandex')],
  ['irclickid', { channel: 'ads', source: 'impact', medium: 'affiliate' }],
  ['awc', { channel: 'ads', source: 'awin', medium: 'affiliate' }],
  ['fbclid', { channel: 'social', source: 'facebook', medium: 'social' }],
  ['igshid', { channel: 'social', source: 'instagram', medium: 'social' }],
])

const mediums: Readonly<Partial<Record<Channel, string>>> = {
  email: 'email e-mail newsletter mail mailing edm',
  sms: 'sms mms text',
  push: 'push webpush web-push notification push-notification',
  ads: 'cpc ppc cpm cpv cpa paid paidsearch paid-search paidsocial paid-social display banner retargeting remarketing affiliate affiliates ads ad sem pmax shopping video native tv radio',
  social: 'social social-media socialmedia sm organic-social organicsocial social-network',
  post: 'post print leaflet flyer catalog catalogue direct-mail directmail dm letter',
  store: 'store instore in-store offline qr beacon shop-window',
  chat: 'chat messenger whatsapp telegram bot',
  call: 'call phone telefon',
  app: 'app in-app inapp',
  pos: 'pos till receipt',
  web: 'organic referral comparison ai link',
}

const byMedium: ReadonlyMap<string, Channel> = new Map(
  Object.entries(mediums).flatMap(([channel, words]) =>
    isChannel(channel) ? words.split(' ').map((word) => [word, channel] as const) : [],
  ),
)
const bySource: ReadonlyMap<string, Channel> = new Map([
  ['newsletter', 'email'],
  ['email', 'email'],
  ['sms', 'sms'],
  ['push', 'push'],
  ['facebook', 'social'],
  ['fb', 'social'],
  ['instagram', 'social'],
  ['ig', 'social'],
  ['tiktok', 'social'],
  ['pinterest', 'social'],
  ['messenger', 'chat'],
  ['whatsapp', 'chat'],
])

const words = (text: string) =>
  text
    .trim()
    .toLowerCase()
    .replace(/[_\s]+/g, '-')

/** The channel a campaign's words tell: the medium first, then the source; null where neither is known. */
export function channelOfCampaign(campaign: Campaign): Channel | null {
  const medium = campaign.medium === undefined ? undefined : byMedium.get(words(campaign.medium))
  if (medium !== undefined) return medium
  const click =
    campaign.clickId === undefined ? undefined : clickIds.get(campaign.clickId.split(':', 1)[0] ?? '')
  if (click !== undefined) return click.channel
  return campaign.source === undefined ? null : (bySource.get(words(campaign.source)) ?? null)
}

const maxLength = 200

function set(campaign: Campaign, key: keyof Campaign, value: unknown): void {
  if (typeof value === 'string' && value !== '' && campaign[key] === undefined) {
    campaign[key] = value.slice(0, maxLength)
  }
}

/** Segment's `context.campaign`, or null where it carries nothing. */
export function readCampaign(value: unknown): Campaign | null {
  if (typeof value !== 'object' || value === null) return null
  const sent: { readonly [key: string]: unknown } = { ...value }
  const campaign: Campaign = {}
  set(campaign, 'source', sent.source)
  set(campaign, 'medium', sent.medium)
  set(campaign, 'campaign', sent.name)
  set(campaign, 'content', sent.content)
  set(campaign, 'term', sent.term)
  return Object.keys(campaign).length === 0 ? null : campaign
}

const telling = /[?&](?:utm_|(?:g|d|tt|tw|ms|y|fb|ir)cl|[gw]braid=|li_fat|epik=|sccid=|rdt_|awc=|igshid=)/

/** UTM words and click ids of an address or its search part, or null; what the sender said himself wins. */
export function readQuery(query: string, sent: Campaign | null): Campaign | null {
  if (!telling.test(query)) return sent
  const parameters = new URLSearchParams(query.slice(query.indexOf('?') + 1).split('#', 1)[0])
  const campaign: Campaign = { ...sent }
  set(campaign, 'source', parameters.get('utm_source'))
  set(campaign, 'medium', parameters.get('utm_medium'))
  set(campaign, 'campaign', parameters.get('utm_campaign'))
  set(campaign, 'content', parameters.get('utm_content'))
  set(campaign, 'term', parameters.get('utm_term'))
  for (const [name, click] of clickIds) {
    const value = parameters.get(name)
    if (value === null || value === '') continue
    set(campaign, 'clickId', `${name}:${value}`)
    set(campaign, 'source', click.source)
    set(campaign, 'medium', click.medium)
    break
  }
  return Object.keys(campaign).length === 0 ? null : campaign
}
