import { useEffect } from 'react'
import type { Card } from '../app/data.ts'
import { useRead } from '../app/data.ts'
import { findDepartment } from '../app/departments.ts'
import { filterGoods, readChoice, writeChoice } from '../app/filters.ts'
import { count, language, words } from '../app/language.ts'
import { showCards } from '../app/products.ts'
import { go, type Place, useTitle } from '../app/route.tsx'
import { analytics } from '../app/splot.ts'
import { useMyStore } from '../app/stores.ts'
import { GoodsGrid } from '../kit/card.tsx'
import { Empty, Waiting } from '../kit/states.tsx'
import { Filters } from './filters.tsx'

/** A department, narrowed by size, colour, price and what hangs in her store. */
export function CategoryPage({ place, slug }: { place: Place; slug: string }) {
  const department = findDepartment(slug)
  useTitle(department?.name[language] ?? '')
  if (department === null) return <Empty title={words.notFound} />
  return (
    <List
      key={slug}
      place={place}
      title={department.name[language]}
      path={`/k/${slug}`}
      source={`products?category=${encodeURIComponent(department.path)}&limit=200`}
    />
  )
}

/** What was found for a word. */
export function SearchPage({ place }: { place: Place }) {
  const q = place.query.get('q') ?? ''
  useTitle(`${words.search}: ${q}`)
  return (
    <List
      key={q}
      place={place}
      title={`„${q}”`}
      path="/szukaj"
      source={`products?q=${encodeURIComponent(q)}&limit=40`}
    />
  )
}

interface ListProps {
  place: Place
  title: string
  path: string
  source: string
}

function List({ place, title, path, source }: ListProps) {
  const { store } = useMyStore()
  const choice = readChoice(place.query)
  const inStore =
    choice.store && store !== null ? `${source}&storeId=${encodeURIComponent(store.id)}` : source
  const told = useRead(inStore, showCards)
  const all: readonly Card[] = told.data ?? []
  const goods = filterGoods(all, choice)
  useEffect(() => {
    analytics?.track('Product List Viewed', { list_id: path, category: title })
  }, [path, title])
  const choose = (next: typeof choice) => {
    const q = place.query.get('q')
    const query = new URLSearchParams({ ...(q !== null && { q }), ...writeChoice(next) }).toString()
    go(query === '' ? path : `${path}?${query}`, { replace: true })
  }
  return (
    <section className="band list">
      <h1>{title}</h1>
      <Filters goods={all} choice={choice} store={store} choose={choose} />
      <p className="tally" role="status">
        {told.data !== null && (goods.length === 0 ? words.noneFound : count(goods.length, words.found))}
      </p>
      {told.data === null ? <Waiting told={told} lines={6} /> : <GoodsGrid goods={goods} list={path} />}
    </section>
  )
}
