import { expect, it } from 'vitest'
import type { Article } from './sale.ts'
import { createShelf } from './shelf.ts'

const article = (sku: string, name: string, variant: string, gtin: string | null = null): Article => ({
  ...{ sku, gtin, productId: name, name, variant, categories: [], picture: null },
  ...{ price: '1.00', regular: '1.00', currency: 'PLN', free: {} },
})
const shelf = createShelf([
  article('SWT-MGLA-M', 'Sweter „Mgła”', 'rozmiar M, ecru', '5901234123457'),
  article('SWT-MGLA-L', 'Sweter „Mgła”', 'rozmiar L, ecru'),
  article('BTK-OLCHA-38', 'Botki „Olcha”', 'rozmiar 38, kasztan'),
])

it('finds by what a scanner reads, in capitals or not', () => {
  expect(shelf.find('5901234123457')?.sku).toBe('SWT-MGLA-M')
  expect(shelf.find('btk-olcha-38')?.name).toBe('Botki „Olcha”')
  expect(shelf.find('nothing')).toBeNull()
})

it('finds by beginnings of words without marks, product by product', () => {
  expect(shelf.search('mgla', 9).map((one) => one.length)).toEqual([2])
  expect(shelf.search('Mgła l', 9)[0]?.map((one) => one.sku)).toEqual(['SWT-MGLA-L'])
  expect(shelf.search('38 olch', 9)[0]?.[0]?.sku).toBe('BTK-OLCHA-38')
  expect(shelf.search(' ', 9)).toEqual([])
})

it('lists the sizes of a product', () => {
  expect(shelf.ofProduct('Sweter „Mgła”').map((one) => one.sku)).toEqual(['SWT-MGLA-M', 'SWT-MGLA-L'])
})
