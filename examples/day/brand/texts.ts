/** What the brand says, in both its languages. */
export interface Bilingual {
  readonly pl: string
  readonly en: string
}

const shop = 'https://tkalniamodra.example'
const footer: Bilingual = {
  pl: 'Tkalnia Modra sp. z o.o., ul. Tkacka 7, 90-001 Łódź. Marka zmyślona, przykład w Splocie.',
  en: 'Tkalnia Modra Ltd., 7 Tkacka Street, 90-001 Łódź, Poland. An invented brand, a sample in Splot.',
}

/** Its look and its voice. */
export const brandKit = {
  name: 'Tkalnia Modra',
  colours: { ground: '#ffffff', text: '#231d18', accent: '#1f3a32', onAccent: '#ffffff', page: '#f4f1ec' },
  font: "Georgia, 'Times New Roman', serif",
  tone: 'warm',
  address: 'neutral',
  forbidden: [
    { word: 'tani', instead: 'w dobrej cenie' },
    { word: 'megaokazja', instead: 'dobra okazja' },
    { word: 'cheap', instead: 'good value' },
  ],
  languages: ['pl', 'en'],
  footer,
  smsPartPriceMinor: 9,
}

const hello = {
  pl: 'Dzień dobry{% if customer.firstName %}, {{ customer.firstName }}{% endif %}.',
  en: 'Hello{% if customer.firstName %} {{ customer.firstName }}{% endif %}.',
}

interface Said {
  readonly headline: string
  readonly message: string
  readonly offer?: string
  readonly action: string
}

const say = (pl: Said, en: Said) => ({
  pl: { ...pl, message: `${hello.pl}\n\n${pl.message}` },
  en: { ...en, message: `${hello.en}\n\n${en.message}` },
})

export interface BrandMessage {
  readonly name: Bilingual
  readonly labels: Bilingual
  readonly document: object
}

/** Its messages: a newsletter, an invitation of the club, a welcome, and one that only serves. */
export const messages = {
  newsletter: {
    name: { pl: 'Newsletter: Zima w wełnie', en: 'Newsletter: Winter in wool' },
    labels: { pl: 'newsletter', en: 'newsletter' },
    document: {
      channels: ['email', 'web_push', 'onsite'],
      onMissing: 'empty',
      core: {
        purpose: 'marketing',
        tone: 'warm',
        link: `${shop}/zima?utm_source=newsletter&utm_medium=email&utm_campaign=zima-26`,
        hashtags: ['TkalniaModra', 'zima'],
        texts: say(
          {
            headline: 'Zima w wełnie: golf „Szron” i płaszcz „Żwir”',
            message:
              'Nowe swetry i płaszcze są już w sklepie i w salonach. Wełna z małych przędzalni, szyta w Łodzi, w rozmiarach od XS do XL.\n\nKażdą rzecz można przymierzyć w salonie i zamówić z domu.',
            offer: 'Darmowa dostawa do niedzieli',
            action: 'Zobacz kolekcję',
          },
          {
            headline: 'Winter in wool: the “Szron” polo neck and the “Żwir” coat',
            message:
              'New sweaters and coats are in the shop and in our stores. Wool from small mills, sewn in Łódź, in sizes from XS to XL.\n\nTry each piece on in a store and order it from home.',
            offer: 'Free delivery until Sunday',
            action: 'See the collection',
          },
        ),
      },
      overrides: {
        email: {
          pl: { preheader: 'Wełna z małych przędzalni, szyta w Łodzi. Darmowa dostawa do niedzieli.' },
          en: { preheader: 'Wool from small mills, sewn in Łódź. Free delivery until Sunday.' },
        },
      },
    },
  },
  club: {
    name: { pl: 'Klub: podwójne punkty', en: 'Club: double points' },
    labels: { pl: 'klub', en: 'club' },
    document: {
      channels: ['sms', 'email'],
      onMissing: 'empty',
      core: {
        purpose: 'marketing',
        tone: 'warm',
        link: `${shop}/klub`,
        texts: say(
          {
            headline: 'Podwójne punkty w klubie do piątku',
            message: 'Za każdy zakup w sklepie i w salonach dopiszemy dwa razy więcej punktów.',
            offer: 'Punkty x 2 do piątku',
            action: 'Do sklepu',
          },
          {
            headline: 'Double club points until Friday',
            message: 'Every purchase in the shop and in our stores earns twice the points.',
            offer: 'Points x 2 until Friday',
            action: 'To the shop',
          },
        ),
      },
      overrides: {
        email: {
          pl: { preheader: 'Dwa razy więcej punktów za każdy zakup, w sklepie i w salonach.' },
          en: { preheader: 'Twice the points for every purchase, online and in our stores.' },
        },
        sms: {
          pl: { text: 'Tkalnia Modra: podwojne punkty w klubie do piatku, w sklepie i w salonach.' },
          en: { text: 'Tkalnia Modra: double club points until Friday, online and in our stores.' },
        },
      },
    },
  },
  welcome: {
    name: { pl: 'Powitanie nowej klientki', en: 'Welcome' },
    labels: { pl: 'powitanie', en: 'welcome' },
    document: {
      channels: ['email', 'app_push'],
      onMissing: 'empty',
      core: {
        purpose: 'marketing',
        tone: 'warm',
        link: `${shop}/poradnik`,
        texts: say(
          {
            headline: 'Witamy w Tkalni Modrej',
            message:
              'Dziękujemy za założenie konta. W poradniku pokazujemy, jak dobrać rozmiar i jak dbać o wełnę, żeby służyła latami.',
            action: 'Przejdź do poradnika',
          },
          {
            headline: 'Welcome to Tkalnia Modra',
            message:
              'Thank you for making an account. Our guide shows how to choose a size and how to care for wool so that it lasts for years.',
            action: 'Open the guide',
          },
        ),
      },
      overrides: {
        email: {
          pl: { preheader: 'Jak dobrać rozmiar i dbać o wełnę, żeby służyła latami.' },
          en: { preheader: 'How to choose a size and care for wool so that it lasts for years.' },
        },
      },
    },
  },
  pickup: {
    name: { pl: 'Zamówienie czeka w salonie', en: 'Your order is waiting' },
    labels: { pl: 'obsługa', en: 'service' },
    document: {
      channels: ['email', 'sms'],
      onMissing: 'empty',
      core: {
        purpose: 'service',
        tone: 'plain',
        link: `${shop}/konto/zamowienia`,
        texts: say(
          {
            headline: 'Zamówienie czeka w salonie',
            message: 'Paczka jest gotowa do odbioru. Czekamy siedem dni, wystarczy podać numer zamówienia.',
            action: 'Zobacz zamówienie',
          },
          {
            headline: 'Your order is waiting in the store',
            message: 'Your parcel is ready. We keep it for seven days; the order number is all you need.',
            action: 'See the order',
          },
        ),
      },
      overrides: {
        email: {
          pl: { preheader: 'Paczka jest gotowa do odbioru. Czekamy siedem dni.' },
          en: { preheader: 'Your parcel is ready. We keep it for seven days.' },
        },
      },
    },
  },
} as const satisfies Readonly<Record<string, BrandMessage>>

export type MessageName = keyof typeof messages

/** The form on the landing page: a lead with its source, and a consent with its proof. */
export const club = {
  name: { pl: 'Zapis do klubu', en: 'Club sign-up' },
  definition: {
    title: { pl: 'Dołącz do klubu', en: 'Join the club' },
    lead: 'newsletter',
    fields: [
      { kind: 'first_name', name: 'first_name', label: { pl: 'Imię', en: 'First name' } },
      { kind: 'email', name: 'email', label: { pl: 'E-mail', en: 'E-mail' }, isRequired: true },
    ],
    consents: [
      { purpose: 'marketing', channel: 'email', isRequired: true },
      { purpose: 'ads', channel: 'ads', isRequired: false },
    ],
    button: { pl: 'Dołączam', en: 'Join' },
    thanks: {
      pl: 'Dziękujemy. Potwierdzenie czeka w skrzynce.',
      en: 'Thank you. Please confirm by the link in your mailbox.',
    },
  },
}

/** The page it stands on. */
export const landing = {
  name: { pl: 'Strona: Klub Tkalni Modrej', en: 'Page: the Tkalnia Modra club' },
  labels: { pl: 'strona', en: 'page' },
  slug: 'klub',
  makeDocument: (form: string) => ({
    channels: [],
    core: {
      purpose: 'marketing',
      tone: 'warm',
      texts: { pl: { headline: 'Klub Tkalni Modrej' }, en: { headline: 'The Tkalnia Modra club' } },
    },
    body: {
      blocks: [
        {
          kind: 'heading',
          id: 'heading',
          text: { pl: 'Klub Tkalni Modrej', en: 'The Tkalnia Modra club' },
        },
        {
          kind: 'text',
          id: 'text',
          html: {
            pl: '<p>Punkty za zakupy w sklepie i w salonach, przymiarki na godzinę i listy o wełnie raz w miesiącu.</p>',
            en: '<p>Points for what you buy online and in our stores, fittings by appointment, and a letter about wool once a month.</p>',
          },
        },
        { kind: 'form', id: 'form', form },
      ],
    },
  }),
}
