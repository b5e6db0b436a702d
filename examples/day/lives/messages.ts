import { subjectOf } from '../catalogue.ts'
import type { Life } from '../life.ts'
import { arrivals, openNewBrowser } from '../sources/browser.ts'
import { type Report, report } from '../sources/desk.ts'
import { openKnownApp } from '../sources/phone.ts'
import { choosePiece, choosePieces } from './taste.ts'

const newsletter = {
  campaign_id: 'zima-26',
  campaign_name: 'Zima w wełnie',
  email_subject: 'Golf „Szron” i inne ciepłe rzeczy',
} as const

type Letter = Pick<Report, 'event'> & { readonly emailId: string; readonly more?: Record<string, unknown> }

function tellMail(life: Life, o: Letter): void {
  report(life, {
    desk: 'mailing',
    event: o.event,
    who: { userId: life.person.userId, email: life.person.email },
    properties: { email_id: o.emailId, ...newsletter, ...o.more },
  })
}

/** The morning's newsletter arrives; some open it. */
export function getNewsletter(life: Life): void {
  const emailId = life.book.number('m')
  tellMail(life, { event: 'Email Delivered', emailId })
  if (!life.random.chance(0.75)) return
  life.wait(2, 120)
  tellMail(life, { event: 'Email Opened', emailId })
}

/** Clicks in the newsletter on a browser the shop does not know, looks, signs in: the two become one person. */
export function clickNewsletter(life: Life): void {
  const emailId = life.book.number('m')
  tellMail(life, { event: 'Email Delivered', emailId })
  life.wait(10, 180)
  tellMail(life, { event: 'Email Opened', emailId })
  life.wait(0.2, 1)
  const piece = choosePiece(life)
  tellMail(life, {
    event: 'Email Link Clicked',
    emailId,
    more: { link_id: 'produkt-1', link_url: `https://tkalniamodra.example/p/${piece.garment.id}` },
  })
  const browser = openNewBrowser(life)
  browser.view(piece, arrivals.newsletter('zima-26'))
  life.wait(0.5, 3)
  browser.page('Zaloguj się', '/konto/logowanie')
  life.wait(0.2, 1)
  browser.signIn('link')
  if (life.random.chance(0.5)) browser.track('Product Added', subjectOf(piece))
}

/** Too many letters. */
export function unsubscribe(life: Life): void {
  const emailId = life.book.number('m')
  tellMail(life, { event: 'Email Delivered', emailId })
  life.wait(5, 60)
  tellMail(life, { event: 'Email Opened', emailId })
  life.wait(0.5)
  tellMail(life, { event: 'Unsubscribed', emailId, more: { list_id: 'newsletter', list_name: 'Newsletter' } })
}

/** The mailbox is no more. */
export function bounceMail(life: Life): void {
  tellMail(life, {
    event: 'Email Bounced',
    emailId: life.book.number('m'),
    more: { reason: 'skrzynka nie istnieje' },
  })
}

/** A push about something she liked; the app opens on it. */
export function tapPush(life: Life): void {
  const { person } = life
  const push = { push_id: life.book.number('n'), campaign_name: 'Wróciło do sklepu' }
  report(life, {
    desk: 'push-gateway',
    event: 'Push Notification Received',
    who: { userId: person.userId },
    properties: push,
  })
  life.wait(0.5, 20)
  const app = openKnownApp(life)
  app.track('Push Notification Tapped', push)
  app.open()
  for (const piece of choosePieces(life, 2)) {
    life.wait(0.3, 2)
    app.view(piece)
    if (life.random.chance(0.5)) app.track('Product Added', subjectOf(piece))
  }
}

/** A text message with a link; an answer, now and then. */
export function readSms(life: Life): void {
  const { person } = life
  const sms = { sms_id: life.book.number('s'), campaign_name: 'Wieczór klubowy' }
  const who = { userId: person.userId, phone: person.phone }
  report(life, { desk: 'sms-gateway', event: 'SMS Delivered', who, properties: sms })
  life.wait(1, 30)
  if (life.random.chance(0.3)) {
    report(life, {
      desk: 'sms-gateway',
      event: 'SMS Replied',
      who,
      properties: { ...sms, text: 'Dziękuję, będę z koleżanką' },
    })
    return
  }
  report(life, {
    desk: 'sms-gateway',
    event: 'SMS Link Clicked',
    who,
    properties: { ...sms, link_url: 'https://tkalniamodra.example/wieczor' },
  })
  const browser = openNewBrowser(life)
  browser.page('Wieczór klubowy', '/wieczor', arrivals.sms('wieczor'))
  life.wait(0.5)
  browser.view(choosePiece(life))
}

/** A reaction under the brand's post, then a look at the shop without a name. */
export function reactToPost(life: Life): void {
  const platform = life.random.pick(['instagram', 'facebook', 'tiktok'])
  const browser = openNewBrowser(life)
  report(life, {
    desk: 'social',
    event: 'Social Post Engaged',
    who: { anonymousId: browser.anonymousId },
    properties: {
      platform,
      post_id: 'p-zima-3',
      kind: 'comment',
      comment: life.random.pick([
        'Jest w zielonym?',
        'Piękny splot',
        'Kiedy w Lublinie?',
        'Noszę drugi rok i bez śladu',
      ]),
    },
  })
  life.wait(0.5, 3)
  browser.view(choosePiece(life), arrivals.instagram)
  life.wait(0.5, 2)
  browser.view(choosePiece(life))
}
