import type { Life } from '../life.ts'
import { arrivals, openNewBrowser } from '../sources/browser.ts'
import { byEmail, phoneIn, report } from '../sources/desk.ts'
import { namingOf } from '../stores.ts'
import { choosePiece } from './taste.ts'

/** An ad, a look, a form: from here on the visitor has an e-mail address. */
export function leaveEmail(life: Life): void {
  const { person } = life
  const browser = openNewBrowser(life)
  const platform = life.random.pick(['google', 'facebook', 'instagram'])
  browser.page('Zima w wełnie', '/zima', arrivals.ad(platform, 'zima-w-welnie'))
  browser.track('Ad Clicked', {
    ad_id: 'ad-zima-2',
    campaign_name: 'Zima w wełnie',
    platform,
  })
  life.wait(0.5, 3)
  browser.view(choosePiece(life))
  life.wait(1, 4)
  browser.track('Form Submitted', {
    form_id: 'newsletter',
    form_name: 'Newsletter',
    email: person.email,
    fields: { topic: 'nowości' },
  })
  browser.track('Lead Created', {
    lead_id: life.book.number('ld'),
    form_id: 'newsletter',
    kind: 'newsletter',
    campaign_name: 'Zima w wełnie',
    email: person.email,
  })
  life.wait(0.5, 2)
  report(life, {
    desk: 'mailing',
    event: 'Email Delivered',
    who: byEmail(person),
    properties: {
      email_id: life.book.number('m'),
      email_subject: 'Witamy w Tkalni',
      campaign_name: 'Powitanie',
    },
  })
}

/** Books a fitting, gives a phone number, is called to confirm. */
export function bookFitting(life: Life): void {
  const { person } = life
  const browser = openNewBrowser(life)
  const visit = {
    booking_id: life.book.number('w'),
    kind: 'fitting',
    ...namingOf(person.store),
    email: person.email,
    phone: person.phone,
  }
  browser.view(choosePiece(life), arrivals.ad('google', 'przymiarka'))
  life.wait(1, 4)
  browser.page('Umów przymiarkę', '/przymiarka')
  life.wait(0.5, 2)
  browser.track('Booking Made', visit)
  browser.track('Lead Created', {
    lead_id: life.book.number('ld'),
    kind: 'fitting',
    value: '600.00',
    currency: 'PLN',
    email: person.email,
  })
  life.wait(30, 120)
  phoneIn(life, {
    line: 'oddzwanianie',
    queue: 'przymiarki',
    agent: 'Ewa Rybak',
    minutes: 3,
    who: { phone: person.phone },
  })
}

/** Opens an account at once. */
export function signUp(life: Life): void {
  const browser = openNewBrowser(life)
  browser.page('Strona główna', '/', arrivals.searchEngine)
  life.wait(0.5, 2)
  browser.view(choosePiece(life))
  life.wait(0.5, 2)
  browser.page('Załóż konto', '/konto/nowe')
  life.wait(1, 2)
  browser.signIn('email')
  browser.track('Signed Up', { method: 'email' })
}
