import { useNavigate, useSearch } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { useScope } from '../../app/session.ts'
import { useWords } from '../../i18n/t.ts'
import { Button } from '../../kit/button.tsx'
import { Page } from '../../kit/page.tsx'
import { PageLoading } from '../../kit/states.tsx'
import { Tabs } from '../../kit/tabs.tsx'
import { NewForm } from '../forms/form-dialog.tsx'
import { FormsTab } from '../forms/forms-tab.tsx'
import { NewPage, PagesTab } from '../forms/pages-tab.tsx'
import { BrandTab } from './brand/brand-tab.tsx'
import { ItemList } from './list/item-list.tsx'
import { NewMessage } from './list/new-message.tsx'

// What is not looked at first comes when it is asked for.
const SeriesTab = lazy(() => import('./series/series-tab.tsx').then((one) => ({ default: one.SeriesTab })))
const BeginSeries = lazy(() =>
  import('./series/series-tab.tsx').then((one) => ({ default: one.BeginSeries })),
)
const NewSeries = lazy(() => import('./series/new-series.tsx').then((one) => ({ default: one.NewSeries })))
const BannerTab = lazy(() => import('./banner/banner-tab.tsx').then((one) => ({ default: one.BannerTab })))

const tabs = ['messages', 'series', 'pages', 'forms', 'banner', 'brand'] as const
type Tab = (typeof tabs)[number]

const labels = {
  messages: 'content.messages',
  series: 'series.tab',
  pages: 'pages.tab',
  forms: 'forms.tab',
  banner: 'banner.tab',
  brand: 'content.brand',
} as const

/** The one act of each list, and the list. */
const partsOf = (beginSeries: ReactNode): Readonly<Record<Tab, { action?: ReactNode; list: ReactNode }>> => ({
  messages: { action: <NewMessage />, list: <ItemList /> },
  series: { action: <BeginSeries begin={beginSeries} />, list: <SeriesTab begin={beginSeries} /> },
  pages: { action: <NewPage />, list: <PagesTab /> },
  forms: { action: <NewForm />, list: <FormsTab /> },
  banner: { list: <BannerTab /> },
  brand: { list: <BrandTab /> },
})

/** Everything the brand says: its messages, its pages with their forms, and how it says them. */
export default function ContentPage() {
  const { t } = useWords()
  const { tab } = useSearch({ from: '/shell/content' })
  const navigate = useNavigate({ from: '/content' })
  const chosen: Tab = tab ?? 'messages'
  const canWrite = useScope('content:write')
  // Of the page, not of its button: the button in the middle goes with the first series, what it has opened stays.
  const [isNewSeries, setNewSeries] = useState(false)
  const part = partsOf(
    canWrite && (
      <Button tone="primary" icon={Plus} onClick={() => setNewSeries(true)}>
        {t('series.new')}
      </Button>
    ),
  )[chosen]
  return (
    <Page title={t('nav.content')} action={<Suspense>{part.action}</Suspense>}>
      <Tabs<Tab>
        label={t('nav.content')}
        className="mx-4 md:mx-6"
        value={chosen}
        options={tabs.map((each) => ({ value: each, label: t(labels[each]) }))}
        onChange={(next) =>
          void navigate({ search: { tab: next === 'messages' ? undefined : next }, replace: true })
        }
      >
        <Suspense fallback={<PageLoading />}>{part.list}</Suspense>
      </Tabs>
      {isNewSeries && (
        <Suspense>
          <NewSeries onClose={() => setNewSeries(false)} />
        </Suspense>
      )}
    </Page>
  )
}
