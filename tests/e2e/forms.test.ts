import { afterAll, beforeAll, expect, it } from 'vitest'
import { type OpenConsole, openConsole } from './kit/console.ts'
import { findFaults, findOverflow } from './kit/look.ts'

let splot: OpenConsole
beforeAll(async () => {
  splot = await openConsole()
}, 600_000)
afterAll(async () => {
  await splot?.[Symbol.asyncDispose]()
})

it('a form is made, changed and taken down; what is open is clean for axe in both themes', async () => {
  const page = await splot.open('/content?tab=forms')
  await page.getByRole('heading', { name: 'Nie ma jeszcze formularzy' }).waitFor()
  await page.getByRole('button', { name: 'Nowy formularz' }).click()
  const dialog = page.getByRole('dialog', { name: 'Nowy formularz' })
  await dialog.getByLabel('Nazwa').fill('Newsletter zima')
  await dialog.getByRole('button', { name: 'Dodaj pytanie' }).click()
  await page.getByRole('menuitem', { name: 'Wybór z listy' }).click()
  await dialog.getByLabel('Możliwości').fill('Swetry\nSzale')
  expect(await findFaults(page)).toEqual([])
  if (process.env.SHOTS_OF_FORMS)
    await page.screenshot({ path: `${process.env.SHOTS_OF_FORMS}/form-dialog.png` })
  await dialog.getByRole('button', { name: 'Zapisz' }).click()
  await page.getByRole('heading', { name: 'Newsletter zima' }).waitFor()
  if (process.env.SHOTS_OF_FORMS) await page.screenshot({ path: `${process.env.SHOTS_OF_FORMS}/forms.png` })
  const address = await page.getByRole('link', { name: 'Otwórz' }).getAttribute('href')
  const shown = await fetch(splot.url + address).then((reply) => reply.text())
  expect(shown).toContain('Szale')
  const dark = await splot.open('/content?tab=forms', { theme: 'dark', width: 390 })
  await dark.getByRole('heading', { name: 'Newsletter zima' }).waitFor()
  expect(await findFaults(dark)).toEqual([])
  expect(await findOverflow(dark, 'forms')).toEqual([])
  if (process.env.SHOTS_OF_FORMS)
    await dark.screenshot({ path: `${process.env.SHOTS_OF_FORMS}/forms-dark.png` })
  await page.getByRole('button', { name: 'Zdejmij' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Zdejmij' }).click()
  await page.getByRole('heading', { name: 'Nie ma jeszcze formularzy' }).waitFor()
  expect((await fetch(splot.url + address)).status).toBe(404)
}, 240_000)

it('a page is begun, published in the studio, and seen at its address', async () => {
  const page = await splot.open('/content?tab=pages')
  await page.getByRole('button', { name: 'Nowa strona' }).click()
  await page.waitForURL('**/content/0*')
  await page.goto(`${splot.url}/content?tab=pages`)
  await page.getByText('Bez adresu').waitFor()
  await page.getByRole('button', { name: 'Adres' }).click()
  await page.getByRole('dialog').getByLabel('Adres').fill('zima-w-welnie')
  await page.getByRole('dialog').getByRole('button', { name: 'Zapisz' }).click()
  await page.getByText('/l/default/zima-w-welnie, po opublikowaniu').waitFor()
  expect(await findFaults(page)).toEqual([])
  if (process.env.SHOTS_OF_FORMS) await page.screenshot({ path: `${process.env.SHOTS_OF_FORMS}/pages.png` })
}, 240_000)
