import { lineOf, subjectOf, sumOf, writePrice } from '../catalogue.ts'
import type { Life } from '../life.ts'
import { arrivals, type Browser, openKnownBrowser, openNewBrowser } from '../sources/browser.ts'
import { addPoints } from '../sources/desk.ts'
import { openKnownApp, openNewApp } from '../sources/phone.ts'
import { choosePiece, choosePieces, chooseSearch } from './taste.ts'

function lookAround(life: Life, browser: Browser): void {
  if (life.random.chance(0.5)) {
    const query = chooseSearch(life)
    browser.page('Szukaj', '/szukaj')
    browser.track('Products Searched', { query, results: life.random.between(3, 40) })
  } else {
    const category = life.random.pick(['Swetry', 'Buty', 'Dodatki', 'Płaszcze i kurtki'])
    browser.page(category, `/k/${category.toLowerCase().replaceAll(' ', '-')}`)
    browser.track('Product List Viewed', { list_id: category.toLowerCase(), category })
  }
}

/** Looks at the shop and goes; nobody learns who it was. */
export function lookWithoutName(life: Life): void {
  const browser = openNewBrowser(life)
  const arrival = life.random.pick([
    arrivals.searchEngine,
    arrivals.instagram,
    arrivals.assistant,
    arrivals.comparison,
    arrivals.ad('google', 'zima-w-welnie'),
    {},
  ])
  browser.page('Strona główna', '/', arrival)
  life.wait(0.5, 2)
  lookAround(life, browser)
  for (const piece of choosePieces(life, life.random.between(1, 3))) {
    life.wait(0.5, 3)
    browser.view(piece)
    if (life.random.chance(0.2)) browser.track('Product Added', subjectOf(piece))
  }
}

/** Comes back to the shop where she is signed in, and buys. */
export function buyOnline(life: Life): void {
  const browser = openKnownBrowser(life)
  browser.page('Strona główna', '/')
  life.wait(0.3, 1)
  lookAround(life, browser)
  const pieces = choosePieces(life, life.random.between(1, 3))
  for (const piece of pieces) {
    life.wait(0.5, 4)
    browser.view(piece)
    life.wait(0.2, 1)
    browser.track('Product Added', subjectOf(piece))
  }
  life.wait(0.5, 3)
  browser.buy(pieces, life.random.pick(['blik', 'card', 'transfer']), life.random.pick(['courier', 'locker']))
  life.wait(1)
  addPoints(life, 'web', sumOf(pieces))
}

/** Looks first and signs in at the checkout: the browser turns out to be hers. */
export function signInAtCheckout(life: Life): void {
  const browser = openNewBrowser(life)
  browser.page('Strona główna', '/', arrivals.searchEngine)
  const pieces = choosePieces(life, life.random.between(1, 2))
  for (const piece of pieces) {
    life.wait(0.5, 3)
    browser.view(piece)
    browser.track('Product Added', subjectOf(piece))
  }
  life.wait(0.5, 2)
  browser.page('Zaloguj się', '/konto/logowanie')
  life.wait(0.3, 1)
  browser.signIn(life.random.pick(['email', 'google']))
  browser.buy(pieces, 'blik', 'locker')
}

/** Fills the cart and goes; the cart stays. */
export function leaveCart(life: Life): void {
  const browser = openKnownBrowser(life)
  const pieces = choosePieces(life, 2)
  for (const piece of pieces) {
    browser.view(piece)
    life.wait(0.5, 3)
    browser.track('Product Added', subjectOf(piece))
  }
  browser.page('Koszyk', '/koszyk')
  browser.track('Cart Viewed', {
    value: writePrice(sumOf(pieces)),
    currency: 'PLN',
    products: pieces.map(lineOf),
  })
  life.wait(1, 3)
  browser.track('Checkout Started', {
    value: writePrice(sumOf(pieces)),
    currency: 'PLN',
    products: pieces.map(lineOf),
  })
}

/** On the tram, in the app: likes, sometimes buys. */
export function browseApp(life: Life): void {
  const app = openKnownApp(life)
  app.open()
  app.screen('Nowości')
  const pieces = choosePieces(life, life.random.between(2, 3))
  for (const piece of pieces) {
    life.wait(0.3, 2)
    app.view(piece)
    if (life.random.chance(0.35)) app.track('Product Added to Wishlist', subjectOf(piece))
  }
  life.wait(0.3, 1)
  if (life.random.chance(0.4)) app.buy(pieces.slice(0, 1), 'locker')
  app.track('Application Backgrounded')
}

/** Installs the app, looks, then signs in: the phone joins the account. */
export function installApp(life: Life): void {
  const app = openNewApp(life)
  app.track('Application Installed', { version: '4.2.0', build: '4207' })
  app.open(false)
  app.screen('Powitanie')
  life.wait(0.5, 2)
  app.view(choosePiece(life))
  life.wait(0.5, 2)
  app.screen('Logowanie')
  life.wait(0.2, 1)
  app.signIn()
  app.screen('Moja karta')
  app.track('Product Added to Wishlist', subjectOf(choosePiece(life)))
}

/** Two devices on one evening: sees it on the laptop without a name, buys in the app. */
export function crossDevices(life: Life): void {
  const browser = openNewBrowser(life)
  const piece = choosePiece(life)
  browser.view(piece, arrivals.instagram)
  life.wait(1, 4)
  browser.page('Zaloguj się', '/konto/logowanie')
  browser.signIn()
  browser.track('Product Added to Wishlist', subjectOf(piece))
  life.wait(20, 90)
  const app = openKnownApp(life)
  app.open()
  app.view(piece)
  app.track('Wishlist Product Added to Cart', subjectOf(piece))
  life.wait(1, 3)
  app.buy([piece], 'locker')
}
