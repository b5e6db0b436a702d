import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Desk, openDesk } from './desk.ts'

/** On a machine that is busy with something else. */
const soon = { timeout: 30_000 }

let desk: Desk
beforeAll(async () => {
  desk = await openDesk('/content')
}, 600_000)
afterAll(async () => {
  await desk?.[Symbol.asyncDispose]()
})

const headline = 'Zimowa wełna już w salonach'
const message = 'Golfy, płaszcze i szale z polskiej wełny czekają na przymiarkę.'
const offer = '20 % taniej na drugą rzecz do niedzieli'

const card = (name: string): Locator => desk.page.getByRole('region', { name, exact: true })
/** Typography puts hard spaces after one-letter words. */
const readCard = async (name: string): Promise<string> =>
  ((await card(name).textContent()) ?? '').replaceAll('\u00a0', ' ')
const addChannel = async (name: string | RegExp): Promise<void> => {
  await desk.page.getByRole('button', { name: 'Dodaj kanał' }).click()
  await desk.page.getByRole('menuitem', { name }).click()
}

test('S21: one core text becomes every channel, and its key message stays', async () => {
  const { page } = desk
  await page.getByRole('button', { name: 'Nowa wiadomość' }).first().click()
  const core = page.getByRole('region', { name: 'Treść główna' })
  await core.getByLabel('Główny przekaz').fill(headline)
  await core.getByLabel('Rozwinięcie').fill(message)
  await core.getByLabel('Oferta').fill(offer)
  await core.getByLabel('Wezwanie do działania').fill('Do kolekcji')
  await core.getByLabel('Odnośnik').fill('https://modra.example/zima')
  for (const name of [/^Instagram/, /^TikTok/, /^Pinterest/, /^Czat/, /^Blok na stronie/])
    await addChannel(name)
  for (const name of [
    'E-mail',
    'SMS',
    'Powiadomienie w przeglądarce',
    'Blok na stronie',
    'Czat',
    'Instagram',
    'TikTok',
    'Pinterest',
  ])
    await expect.poll(() => readCard(name), { message: name }).toContain(headline)
  // The mail in its window: a page of its own, which runs nothing.
  const mail = card('E-mail').frameLocator('iframe')
  await mail.getByText('Golfy, płaszcze i szale').last().waitFor()
  await mail.getByRole('link', { name: 'Do kolekcji' }).waitFor()
}, 240_000)

test('S21: each channel says at once what it holds and costs', async () => {
  const { page } = desk
  const sms = card('SMS')
  await sms
    .getByText(/część|części/)
    .first()
    .waitFor()
  await sms
    .getByLabel('Tekst')
    .fill(
      'Żółte szale, ciepłe płaszcze i miękkie golfy z łódzkiej tkalni są już w każdym salonie. Zapraszamy od soboty, także na kawę, herbatę i miód.',
    )
  await sms.getByText('3 części', { exact: true }).waitFor()
  await sms.getByRole('button', { name: 'Zapisz bez polskich liter' }).click()
  await sms.getByText('1 część', { exact: true }).waitFor()
  await expect.poll(() => sms.getByLabel('Tekst').inputValue(), soon).toContain('Zolte szale')
  const push = card('Powiadomienie w przeglądarce')
  await push.getByLabel('Tytuł').fill('Zimowa wełna z łódzkiej tkalni czeka już w każdym naszym salonie')
  await push.getByText(/Chrome pokaże około 50 znaków/).waitFor()
  await push.getByRole('button', { name: 'Zwiąż znów z treścią główną' }).click()
  await expect
    .poll(() => push.getByLabel('Tytuł').inputValue(), soon)
    .toBe('Zimowa wełna już w\u00a0salonach')
  await page.keyboard.press('Control+z')
  await expect.poll(() => push.getByLabel('Tytuł').inputValue(), soon).toContain('łódzkiej tkalni')
}, 240_000)

test('S21: own words outlive a change of the core; what is tied follows it', async () => {
  const { page } = desk
  const core = page.getByRole('region', { name: 'Treść główna' })
  await core.getByLabel('Główny przekaz').fill('Wełna na mrozy')
  await expect.poll(() => card('E-mail').getByLabel('Temat').inputValue(), soon).toBe('Wełna na mrozy')
  expect(await card('SMS').getByLabel('Tekst').inputValue()).toContain('Zolte szale')
}, 240_000)

test('S21: it is saved by itself, published, and stands in the list', async () => {
  const { page } = desk
  await page.getByText('Zapisano', { exact: true }).waitFor()
  await page.getByRole('button', { name: 'Opublikuj' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Opublikuj' }).click()
  await page.getByText('Opublikowano wersję 1').waitFor()
  const { items } = await desk.call<{ items: { state: string; headline: string; channels: string[] }[] }>(
    'GET',
    '/api/v1/content',
  )
  expect(items[0]).toMatchObject({ state: 'live', headline: 'Wełna na mrozy' })
  expect(items[0]?.channels).toHaveLength(8)
}, 240_000)
