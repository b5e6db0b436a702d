import { testChannel } from '@splot/contract/plugin/channel-suite.testkit'
import { describe, expect, it } from 'vitest'
import webpush from 'web-push'
import { openNetwork } from '../../open-network.testkit.ts'
import { encryptPush } from './encrypt.ts'
import { webPush } from './index.ts'
import { decryptPush } from './sink.ts'
import { createVapid } from './vapid.ts'

testChannel(webPush, {
  message: {
    address: 'https://push.example/abc',
    content: {
      title: 'Zamówienie gotowe',
      body: 'Odbierz je dziś do 20:00',
      url: 'https://sklep.example.pl/odbior',
    },
  },
  openNetwork,
  outcomes: { silent: { state: 'unknown' }, garbage: { state: 'unknown' }, cut: { state: 'unknown' } },
})

/** RFC 8291, section 5 and appendix A. */
const vector = {
  plaintext: 'When I grow up, I want to be a watermelon',
  asPrivate: 'yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw',
  uaPublic: 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
  uaPrivate: 'q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94',
  salt: 'DGv6ra1nlYgDCS1FRnbzlw',
  auth: 'BTBZMqHH6r4Tts7J_aSIgg',
  body: 'DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN',
}
const raw = (text: string) => Buffer.from(text, 'base64url')
const browser = { privateKey: raw(vector.uaPrivate), auth: raw(vector.auth) }
const keys = { p256dh: vector.uaPublic, auth: vector.auth }

describe('RFC 8291', () => {
  it('gives the vector byte for byte', () => {
    const drawn = { salt: raw(vector.salt), privateKey: raw(vector.asPrivate) }
    const body = encryptPush(Buffer.from(vector.plaintext), keys, drawn)
    expect(body.toString('base64url')).toBe(vector.body)
    expect(decryptPush(raw(vector.body), browser).toString()).toBe(vector.plaintext)
  })

  it('is read by the browser whoever encrypted, and differs each time', () => {
    const theirs = webpush.encrypt(vector.uaPublic, vector.auth, 'zażółć', 'aes128gcm')
    expect(decryptPush(Buffer.from(theirs.cipherText), browser).toString()).toBe('zażółć')
    const one = encryptPush(Buffer.from('zażółć'), keys)
    expect(decryptPush(one, browser).toString()).toBe('zażółć')
    expect(encryptPush(Buffer.from('zażółć'), keys).equals(one)).toBe(false)
  })

  it('a changed byte is noticed', () => {
    const body = raw(vector.body)
    for (const at of [0, 20, 30, 90, body.length - 1]) {
      const changed = Buffer.from(body)
      changed[at] = (changed[at] ?? 0) ^ 1
      expect(() => decryptPush(changed, browser)).toThrow()
    }
  })
})

it('signs once for a push service, anew when the token ages', async () => {
  const { publicKey, privateKey } = webpush.generateVAPIDKeys()
  const vapid = createVapid({ publicKey, privateKey, contact: 'mailto:a@example.pl' })
  const first = await vapid.authorize('https://push.example', 1_000_000)
  expect(await vapid.authorize('https://push.example', 2_000_000)).toBe(first)
  expect(await vapid.authorize('https://other.example', 1_000_000)).not.toBe(first)
  expect(await vapid.authorize('https://push.example', 12 * 3_600_000)).not.toBe(first)
})
