import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Pencil } from 'lucide-react'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { useScope } from '../../app/session.ts'
import { useWords } from '../../i18n/t.ts'
import { Button } from '../../kit/button.tsx'
import { Tag } from '../../kit/chip.tsx'
import { Section } from '../../kit/figures.tsx'
import { Page } from '../../kit/page.tsx'
import { Bone, Failure } from '../../kit/states.tsx'
import { CodesTable } from './codes-table.tsx'
import { ProductEdits } from './editor/product-edits.tsx'
import { rangeOf, showMoney } from './money.ts'
import { Picture } from './picture.tsx'
import { Price } from './price.tsx'
import { PriceHistory } from './price-history.tsx'
import { type Product, productQuery, type Variant } from './queries.ts'
import { StockGrid } from './stock-grid.tsx'
import { useCategoryNames } from './use-category-names.ts'

const colourOf = ({ options }: Variant): string => (typeof options.color === 'string' ? options.color : '')

/** One product: what it looks like, what it costs and has cost, and where it lies. */
export default function ProductPage() {
  const { t } = useWords()
  const { id } = useParams({ from: '/shell/store/catalogue/$id' })
  const query = useQuery(productQuery(id))
  const product = query.data
  if (query.isError && !product) return <Failure error={query.error} onRetry={() => void query.refetch()} />
  if (!product)
    return (
      <Page title={t('catalogue.product')}>
        <Bone className="mx-6 h-80" />
      </Page>
    )
  return <Shown key={product.id} product={product} />
}

function Shown({ product }: { product: Product }) {
  const { t } = useWords()
  const { color } = useSearch({ from: '/shell/store/catalogue/$id' })
  const colours = [...new Set(product.variants.map(colourOf))]
  const chosen = colours.find((each) => each === color) ?? colours[0] ?? ''
  const variants = product.variants.filter((one) => colourOf(one) === chosen)
  return (
    <Page title={product.name} note={product.brand} action={<Acts product={product} />}>
      <div className="min-h-0 flex-1 overflow-y-auto border-t px-4 py-5 md:px-6">
        <div className="grid max-w-300 gap-x-10 gap-y-6 lg:grid-cols-[minmax(240px,4fr)_minmax(0,8fr)]">
          <div>
            <Picture
              url={variants[0]?.pictures[0]?.url ?? product.pictures[0]?.url ?? null}
              alt={`${product.name}, ${chosen}`}
              className="aspect-5/6 max-h-105 w-full"
            />
            {colours.length > 1 && <Colours product={product} colours={colours} chosen={chosen} />}
            <About product={product} />
          </div>
          <div className="min-w-0">
            <Cost variants={variants} />
            <Section title={t('catalogue.stock')} aside={chosen}>
              <StockGrid variants={variants} />
            </Section>
            <Section title={t('catalogue.history')}>
              <PriceHistory id={product.id} skus={variants.map((one) => one.sku)} />
            </Section>
            <Section title={t('catalogue.codes')}>
              <CodesTable variants={product.variants} />
            </Section>
            <ProductEdits id={product.id} />
          </div>
        </div>
      </div>
    </Page>
  )
}

const ProductEditor = lazy(async () => ({
  default: (await import('./editor/product-editor.tsx')).ProductEditor,
}))

function Acts({ product }: { product: Product }) {
  const { t } = useWords()
  const mayWrite = useScope('catalog:write')
  const [isEditing, setEditing] = useState(false)
  return (
    <>
      {!product.isActive && <Tag tone="warn">{t('catalogue.notOffered')}</Tag>}
      {mayWrite && (
        <Button icon={Pencil} onClick={() => setEditing(true)}>
          {t('product.edit')}
        </Button>
      )}
      <Suspense>
        {isEditing && <ProductEditor product={product} onClose={() => setEditing(false)} />}
      </Suspense>
    </>
  )
}

function Colours({ product, colours, chosen }: { product: Product; colours: string[]; chosen: string }) {
  const { t } = useWords()
  const navigate = useNavigate({ from: '/store/catalogue/$id' })
  return (
    <fieldset className="mt-3">
      <legend className="text-12 text-text-2">{t('catalogue.colour')}</legend>
      <div className="mt-1.5 flex flex-wrap gap-2">
        {colours.map((color) => (
          <label
            key={color}
            className="w-16 cursor-pointer rounded-control text-center has-focus-visible:outline-2 has-focus-visible:outline-focus"
          >
            <input
              type="radio"
              name="color"
              className="peer sr-only"
              checked={color === chosen}
              onChange={() => void navigate({ search: { color }, replace: true })}
            />
            <span className="block rounded-control ring-line peer-checked:ring-2 peer-checked:ring-brand">
              <Picture
                url={product.variants.find((one) => colourOf(one) === color)?.pictures[0]?.url ?? null}
                alt=""
                className="h-19 w-16"
              />
            </span>
            <span className="mt-1 block text-12 text-text-2 peer-checked:font-medium peer-checked:text-text">
              {color}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

const show = (value: unknown): string => (Array.isArray(value) ? value.join(', ') : String(value))

function About({ product }: { product: Product }) {
  const { t } = useWords()
  const nameOf = useCategoryNames()
  const known: Record<string, string> = {
    line: t('catalogue.attribute.line'),
    material: t('catalogue.attribute.material'),
    colors: t('catalogue.attribute.colors'),
  }
  return (
    <div className="mt-4 text-13">
      {product.categories.map((path) => (
        <p key={path} className="text-12 text-text-2">
          {nameOf(path)}
        </p>
      ))}
      {product.description !== null && <p className="mt-2 max-w-100 text-text-2">{product.description}</p>}
      <dl className="mt-3 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
        {Object.entries(product.attributes).map(([name, value]) => (
          <Fact key={name} name={known[name] ?? name}>
            {show(value)}
          </Fact>
        ))}
      </dl>
    </div>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-text-3">{name}</dt>
      <dd>{children}</dd>
    </>
  )
}

/** The price, and what the law asks to stand beside one that fell. */
function Cost({ variants }: { variants: readonly Variant[] }) {
  const { t, format } = useWords()
  const reduced = variants.find((one) => one.reduced !== null)?.reduced ?? null
  return (
    <div className="pb-4">
      <div className="text-20 [&>span]:justify-start">
        <Price range={rangeOf(variants)} />
      </div>
      {reduced !== null && (
        <p className="mt-1 text-12 text-text-2">
          {t('catalogue.lowest', {
            price: showMoney(format, reduced.lowest.amount, reduced.lowest.currency),
            since: format.date(reduced.since),
          })}
        </p>
      )}
    </div>
  )
}
