import { Play, Plus, Settings } from 'lucide-react'
import { useState } from 'react'
import { stages } from '../../app/api.ts'
import { Button, IconButton } from '../../kit/button.tsx'
import { ChannelName } from '../../kit/channel-icon.tsx'
import { Chip, LiveDot, StageName, StatusTag, Tag } from '../../kit/chip.tsx'
import { Code } from '../../kit/code.tsx'
import { Dialog } from '../../kit/dialog.tsx'
import { Field, Input, TextArea } from '../../kit/field.tsx'
import { Money, Sparkline, Stat } from '../../kit/figures.tsx'
import { Kbd } from '../../kit/kbd.tsx'
import { LoadingMark, Logo } from '../../kit/logo.tsx'
import { Select } from '../../kit/select.tsx'
import { Bone, Empty } from '../../kit/states.tsx'
import { Segmented, Tabs } from '../../kit/tabs.tsx'
import { tell, tellWithUndo } from '../../kit/tell.ts'
import { threads } from '../../kit/threads.ts'
import { Why } from '../../kit/why.tsx'
import { KitSection } from './kit-tokens.tsx'

const row = 'flex flex-wrap items-center gap-3'

export function KitControls({ theme }: { theme: string }) {
  return (
    <>
      <Buttons />
      <Choices />
      <KitSection title="Znaki">
        <div className={row}>
          <Chip>
            <StageName stage="loyal" />
          </Chip>
          <Tag>przykład</Tag>
          <Tag tone="ok">działa</Tag>
          <Tag tone="warn">czeka</Tag>
          <Tag tone="danger">odrzucone</Tag>
          <Tag tone="info">nowe</Tag>
          <Tag tone="brand">połączenie</Tag>
          <LiveDot label="Na żywo" />
          <StatusTag status="applied" />
          <StatusTag status="duplicate" />
          <Kbd>Ctrl K</Kbd>
        </div>
        <div className={`${row} mt-3`}>
          {stages.map((stage) => (
            <StageName key={stage} stage={stage} />
          ))}
        </div>
        <div className={`${row} mt-3`}>
          {threads.map((thread) => (
            <ChannelName key={thread} channel={thread} />
          ))}
        </div>
      </KitSection>
      <KitSection title="Liczby">
        <div className="flex flex-wrap items-end gap-8">
          <Stat
            label="Wartość, 12 miesięcy"
            value={<Money amounts={[{ currency: 'PLN', minor: 384_650 }]} />}
            note="11 zamówień"
          />
          <Sparkline values={[3, 5, 4, 8, 7, 9, 8, 12]} label="Wartość w kolejnych miesiącach" />
        </div>
      </KitSection>
      <States theme={theme} />
    </>
  )
}

function States({ theme }: { theme: string }) {
  return (
    <KitSection title="Stany">
      <div className="grid gap-4 sm:grid-cols-2">
        <div className="rounded-card border border-line">
          <Empty title="Cisza">Pierwsze zdarzenie pojawi się tu w ciągu sekundy od wysłania.</Empty>
        </div>
        <div className="flex flex-col gap-4">
          <div className={row}>
            <Logo size={40} />
            <LoadingMark size={40} />
            <Logo size={16} />
          </div>
          <Bone className="h-5 w-48" />
          <Bone className="h-4 w-64" />
          <Code text={'curl -u "splot_wk_…:" https://splot.example/v1/track'} label={`Przykład, ${theme}`} />
        </div>
      </div>
    </KitSection>
  )
}

function Buttons() {
  const [isOpen, setOpen] = useState(false)
  return (
    <KitSection title="Przyciski">
      <div className={row}>
        <Button tone="primary" icon={Play}>
          Zagraj dzień
        </Button>
        <Button icon={Plus}>Dodaj</Button>
        <Button tone="quiet">Cicho</Button>
        <Button tone="danger">Usuń</Button>
        <Button isBusy>Trwa</Button>
        <Button disabled>Nieczynny</Button>
        <Button size="sm">Mały</Button>
        <IconButton label="Ustawienia" icon={Settings} />
      </div>
      <div className={`${row} mt-3`}>
        <Button onClick={() => tell('Zapisano')}>Powiadomienie</Button>
        <Button onClick={() => tellWithUndo('Połączono', { label: 'Cofnij', run: () => tell('Cofnięto') })}>
          Z cofnięciem
        </Button>
        <Button onClick={() => setOpen(true)}>Okno</Button>
        <Why label="Dlaczego?" title="Stały klient">
          <p>3 zamówienia w 365 dni.</p>
        </Why>
      </div>
      <Dialog
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        title="Rozdzielić?"
        intro="Zdarzenia wrócą tam, gdzie były przed połączeniem."
        actions={<Button onClick={() => setOpen(false)}>Anuluj</Button>}
      >
        <p className="text-text-2">Da się to cofnąć przez 10 sekund.</p>
      </Dialog>
    </KitSection>
  )
}

function Choices() {
  const [view, setView] = useState<'weave' | 'list'>('weave')
  const [tab, setTab] = useState<'one' | 'two'>('one')
  return (
    <KitSection title="Pola i wybory">
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="E-mail" hint="Tu wyślemy link">
          {(control) => <Input {...control} placeholder="maja@poczta.example" />}
        </Field>
        <Field label="Kwota" error="Kwota ma przecinek. Wpisz 12.50.">
          {(control) => <Input {...control} defaultValue="12,50" />}
        </Field>
        <Field label="Notatka">{(control) => <TextArea {...control} rows={2} />}</Field>
        <div className="flex flex-col items-start gap-3">
          <Segmented
            label="Widok"
            value={view}
            options={[
              { value: 'weave', label: 'Splot' },
              { value: 'list', label: 'Lista' },
            ]}
            onChange={setView}
          />
          <Select
            label="Widok"
            value={view}
            options={[
              { value: 'weave', label: 'Splot' },
              { value: 'list', label: 'Lista' },
            ]}
            onChange={setView}
          />
        </div>
      </div>
      <Tabs
        label="Karty"
        className="mt-3"
        value={tab}
        options={[
          { value: 'one', label: 'Pierwsza' },
          { value: 'two', label: 'Druga' },
        ]}
        onChange={setTab}
      >
        <p className="pt-3">{tab === 'one' ? 'Treść pierwszej karty' : 'Treść drugiej karty'}</p>
      </Tabs>
    </KitSection>
  )
}
