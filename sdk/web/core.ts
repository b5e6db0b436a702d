import type { About, CartView, WishlistView } from './commerce/view.ts'

/** What a page says in the attributes of its script tag. */
export interface Options {
  /** The workspace's write key: lies open in every page, may only append. */
  readonly key: string
  /** Where Splot is, without a slash at the end. */
  readonly host: string
  /** Asks for consent itself; `off` where the page has a consent manager of its own. */
  readonly hasBanner: boolean
  /** Until she has chosen: events wait in memory, or go without anything stored. */
  readonly before: 'hold' | 'cookieless'
  /** When she refused: events go without anything stored, or not at all. */
  readonly refused: 'cookieless' | 'none'
  readonly language: 'pl' | 'en'
  /** Tells Google's tags by Consent Mode v2. */
  readonly hasConsentMode: boolean
  /** Where the shop serves the worker of notifications. */
  readonly worker: string
  readonly nonce: string
}

/** What she chose. */
export interface Choice {
  /** Milliseconds. */
  readonly at: number
  /** Not asked again before; milliseconds. */
  readonly until: number
  /** May the script keep an id on her device? */
  readonly storage: boolean
  readonly purposes: Readonly<Record<string, boolean>>
}

type Json = Record<string, unknown>

/** What another consent manager, or the banner, tells the script. */
export interface Told {
  storage: boolean
  purposes?: Readonly<Record<string, boolean>>
  /** Kept on the device until then, so that she is not asked on every page; milliseconds. */
  until?: number
  /** Goes along with each event: a TC string, Consent Mode signals. */
  context?: Json
}

/** The part of `window.analytics` that the other parts of the script use. */
export interface Splot {
  readonly options: Options
  /** Null before she has chosen. */
  choice(): Choice | null
  consent(told: Told): void
  /** GPC: the browser asks not to pass data on. */
  readonly hasGpc: boolean
  /** @param messageId of what may be told again: it counts once */
  track(event: string, properties?: Json, messageId?: string): void
  anonymousId(): string
  /** `consent`: whenever she has chosen. */
  on(name: string, listener: () => void): void
  /** Sends what waits, now. */
  flush(): void
  /** Loads another part of the script, once. */
  load(part: 'banner' | 'blocks' | 'push' | 'commerce' | 'data-layer' | 'contact' | 'tags'): void
  /** Parts leave here what the page may ask of them. */
  openBanner?: () => void
  subscribe?: () => Promise<boolean>
  commerce?: Commerce
}

export type CommerceNews = 'cart' | 'wishlist' | 'order' | 'loyalty' | 'customer' | 'refused' | 'line'

/** Cart and wish list of a page: shown at once, confirmed by the server, changed by others while she looks. */
export interface Commerce {
  readonly cart: {
    /** The same object until something changes; null before anything is known. */
    view(): CartView | null
    /** Something of hers the server has not confirmed yet. */
    isWaiting(): boolean
    /** Resolves when everything was sent, or the network is gone. */
    settle(): Promise<void>
    add(sku: string, quantity?: number, about?: About): void
    /** To so many pieces; 0 takes it out. */
    set(sku: string, quantity: number): void
    remove(sku: string): void
    addCoupon(code: string): void
    removeCoupon(code: string): void
    undoMerge(): Promise<CartView>
    /** A one-time code by which another screen takes this cart; `page` is the shop's, that does it. */
    handOver(page: string): Promise<{ code: string; url: string; expiresAt: string }>
    take(code: string): Promise<CartView>
  }
  readonly wishlist: {
    view(): WishlistView | null
    add(sku: string, about?: About, wants?: { priceDrop: boolean; backInStock: boolean }): void
    remove(sku: string): void
  }
  /** Who is signed in; null for a guest. */
  customer(): { readonly id: string; readonly givenName: string | null } | null
  isKnown(): boolean
  /** The id under which this device's cart goes: for the shop's server, when she signs in. */
  device(): string
  /** With a token that the shop's server was given for her. */
  signIn(token: string): Promise<void>
  signOut(): void
  /** What the door tells everybody: products, stores, stock. */
  read<T>(path: string): Promise<T>
  /** Any other act of the door, with her token. */
  ask<T>(ask: { method: string; path: string; body?: unknown; key?: string }): Promise<T>
  /** @returns what ends it */
  on(name: CommerceNews, listener: (said: unknown) => void): () => void
}

declare global {
  interface Window {
    analytics?: unknown
    /** Where the parts of the script find each other. */
    splot?: Splot
    dataLayer?: unknown[]
  }
}

export interface AskedWording {
  readonly channel: string
  readonly id: string
  readonly version: number
  readonly text: Readonly<Record<'pl' | 'en', string>>
  readonly hash: Readonly<Record<'pl' | 'en', string>>
}

/** A purpose the banner asks for: its wording, and the channels that a yes to it covers. */
export interface AskedPurpose {
  readonly id: string
  readonly name: Readonly<Record<'pl' | 'en', string>>
  readonly wordings: readonly AskedWording[]
}

/** What the banner says. `{brand}` is the shop's name, `{purposes}` what is asked for. */
export type BannerWords = Readonly<
  Record<
    'title' | 'text' | 'refuse' | 'agree' | 'details' | 'detailsTitle' | 'save' | 'reopen' | 'close' | 'gpc',
    string
  >
>

/** A script of an ad platform, with the calls its snippet makes. */
export interface PageTag {
  readonly url: string
  readonly calls: readonly (readonly [string, ...(readonly string[])])[]
}

/** What the server tells a page of the workspace. */
export interface WebSettings {
  readonly brand: { readonly name: string; readonly accent: string; readonly onAccent: string }
  readonly banner: { readonly isOn: boolean; readonly words: Readonly<Record<'pl' | 'en', BannerWords>> }
  readonly askAgainDays: number
  readonly purposes: readonly AskedPurpose[]
  /** Scripts of ad platforms, for those who said yes to ads. */
  readonly tags: readonly PageTag[]
  /** For subscriptions to notifications; null where the channel is off. */
  readonly pushKey: string | null
}

export async function readSettings({ host, key }: Options): Promise<WebSettings> {
  const reply = await fetch(`${host}/s/${key}/settings`, { credentials: 'omit' })
  if (!reply.ok) throw new Error(`Splot: ${reply.status}`)
  return reply.json()
}
