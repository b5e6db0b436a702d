import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from 'node:crypto'
import type { Clock } from '../../../platform/clock.ts'

/**
 * What a link lets its holder do. `preferences` stands in every message: choices, data masked. `own` was asked for and
 * sent to her address within the day: that is the identity check before data is shown, corrected or erased.
 */
export type LinkKind = 'preferences' | 'own' | 'unsubscribe' | 'address'

/** Whom and what a link is about. No address, no name: births and ids alone. */
export interface LinkAbout {
  workspaceId: string
  /** Any birth of the customer; of an `own` link the one whose address it went to. */
  birth: string
  /** The message it stands in; of an `address` link the request it confirms. */
  messageId: string
  purpose: string
  channel: string
}

export type ReadLink =
  | { ok: true; kind: LinkKind; about: LinkAbout; expiresAt: number }
  | { ok: false; why: 'altered' | 'expired'; workspaceId: string | null }

export interface Links {
  /** The preference centre, from a message. */
  preferences(about: LinkAbout): string
  /** One-click withdrawal by RFC 8058. */
  unsubscribe(about: LinkAbout): string
  /** The preference centre after an identity check: sent to her own address only. */
  own(about: LinkAbout): string
  /** Confirms a new address: sent to that address only. */
  address(about: LinkAbout): string
  /** Confirms a double opt-in, by the token of `askConfirmation`. */
  confirm(token: string): string
  /** Where somebody without a link asks for one. */
  ask(workspaceId: string): string
  read(token: string, kinds: readonly LinkKind[]): ReadLink
}

const dayMs = 86_400_000
/** Links of one message made within the same hour are the same: a retry renders the same mail. */
const hourMs = 3_600_000
const lifeMs: Readonly<Record<LinkKind, number>> = {
  preferences: 90 * dayMs,
  own: dayMs,
  unsubscribe: 3 * 365 * dayMs,
  address: 2 * dayMs,
}
const pathOf: Readonly<Record<LinkKind, string>> = {
  preferences: '/p/',
  own: '/p/',
  unsubscribe: '/u/',
  address: '/p/address/',
}
const nonceBytes = 12
const tagBytes = 16

/**
 * Signed links without a table: `workspace.sealed`, where `sealed` is AES-256-GCM (128-bit tag) of whom it is about, with
 * keys derived from the install's secret. The nonce is a keyed hash of the content, so that chance plays no part; the kind
 * and the workspace are authenticated, so that a link for one thing opens no other.
 */
export function createLinks(deps: { secret: string; clock: Clock; origin(): string }): Links {
  const derive = (label: string) =>
    Buffer.from(hkdfSync('sha256', deps.secret, 'splot', `consent.links ${label}`, 32))
  let drawn: { seal: Buffer; nonce: Buffer } | null = null
  // Drawn at the first use: composing the server must not need the secret.
  const keys = () => {
    drawn ??= { seal: derive('seal'), nonce: derive('nonce') }
    return drawn
  }
  const aadOf = (kind: LinkKind, workspaceId: string) => Buffer.from(`splot link 1\n${kind}\n${workspaceId}`)

  function seal(kind: LinkKind, { workspaceId, ...about }: LinkAbout): string {
    const expiresAt = Math.ceil((deps.clock.now() + lifeMs[kind]) / hourMs) * hourMs
    const plain = [about.birth, expiresAt, about.messageId, about.purpose, about.channel].join('\n')
    const aad = aadOf(kind, workspaceId)
    const nonce = createHmac('sha256', keys().nonce).update(aad).update('\n').update(plain).digest()
    const cipher = createCipheriv('aes-256-gcm', keys().seal, nonce.subarray(0, nonceBytes)).setAAD(aad)
    const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
    const sealed = Buffer.concat([nonce.subarray(0, nonceBytes), body, cipher.getAuthTag()])
    return `${workspaceId}.${sealed.toString('base64url')}`
  }

  function open(kind: LinkKind, workspaceId: string, sealed: Buffer): string | null {
    const aad = aadOf(kind, workspaceId)
    try {
      const decipher = createDecipheriv('aes-256-gcm', keys().seal, sealed.subarray(0, nonceBytes), {
        authTagLength: tagBytes,
      })
      decipher.setAAD(aad).setAuthTag(sealed.subarray(-tagBytes))
      return (
        decipher.update(sealed.subarray(nonceBytes, -tagBytes), undefined, 'utf8') + decipher.final('utf8')
      )
    } catch {
      return null
    }
  }

  const link = (kind: LinkKind) => (about: LinkAbout) => `${deps.origin()}${pathOf[kind]}${seal(kind, about)}`
  return {
    preferences: link('preferences'),
    unsubscribe: link('unsubscribe'),
    own: link('own'),
    address: link('address'),
    confirm: (token) => `${deps.origin()}/p/confirm/${token}`,
    ask: (workspaceId) => `${deps.origin()}/p/${workspaceId}`,
    read(token, kinds) {
      const { workspaceId, sealed } = splitToken(token)
      if (workspaceId === null || sealed === null) return { ok: false, why: 'altered', workspaceId }
      for (const kind of kinds) {
        const plain = open(kind, workspaceId, sealed)
        if (plain === null) continue
        const [birth = '', until = '', messageId = '', purpose = '', channel = ''] = plain.split('\n')
        const expiresAt = Number(until)
        if (expiresAt <= deps.clock.now()) return { ok: false, why: 'expired', workspaceId }
        return { ok: true, kind, about: { workspaceId, birth, messageId, purpose, channel }, expiresAt }
      }
      return { ok: false, why: 'altered', workspaceId }
    },
  }
}

/** The workspace is readable without the key: a damaged link still knows whose page to show. */
function splitToken(token: string): { workspaceId: string | null; sealed: Buffer | null } {
  const [, workspaceId = null, text = null] =
    /^([a-z0-9][a-z0-9_-]{0,62})(?:\.([A-Za-z0-9_-]{40,700}))?$/.exec(token) ??
    /^([a-z0-9][a-z0-9_-]{0,62})\./.exec(token) ??
    []
  if (text === null) return { workspaceId, sealed: null }
  const sealed = Buffer.from(text, 'base64url')
  // Texts that decode to the same bytes are not the same link.
  return { workspaceId, sealed: sealed.toString('base64url') === text ? sealed : null }
}
