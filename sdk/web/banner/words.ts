/** What the banner says. `{brand}` is the shop's name. */
export const words = {
  pl: {
    title: 'Twoja prywatność',
    text: '{brand} prosi o zgodę na użycie danych z tej przeglądarki w celach: {purposes}. Bez zgody strona działa tak samo, a wybór można zmienić w każdej chwili.',
    refuse: 'Odmawiam',
    agree: 'Zgadzam się',
    details: 'Szczegóły',
    detailsTitle: 'Twoje zgody',
    save: 'Zapisz wybór',
    reopen: 'Zgody',
    close: 'Zamknij',
    gpc: 'Przeglądarka prosi, aby nie przekazywać danych (Global Privacy Control). Szanujemy to i nie pytamy o reklamy.',
  },
  en: {
    title: 'Your privacy',
    text: '{brand} asks for your consent to use data of this browser for: {purposes}. Without it the site works the same, and you can change your choice at any time.',
    refuse: 'I refuse',
    agree: 'I agree',
    details: 'Details',
    detailsTitle: 'Your consents',
    save: 'Save my choice',
    reopen: 'Consents',
    close: 'Close',
    gpc: 'Your browser asks that data is not passed on (Global Privacy Control). We respect that and do not ask about ads.',
  },
} as const

export type Words = (typeof words)['pl' | 'en']
