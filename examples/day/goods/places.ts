/** Where Tkalnia Modra sells. The streets are real, the stores are not. */
export interface Place {
  readonly id: string
  readonly name: string
  readonly city: string
  readonly street: string
  readonly postcode: string
  readonly lat: number
  readonly lng: number
  /** Share of the catalogue that hangs there. */
  readonly range: number
  readonly hours: keyof typeof hours
  readonly services: readonly string[]
}

const span = (from: string, to: string) => [{ from, to }]
const week = (day: object, saturday: object, sunday: object) => ({
  ...{ monday: day, tuesday: day, wednesday: day, thursday: day, friday: day },
  ...{ saturday, sunday },
})

/** In a street, in a shopping centre, behind the ramp. Sundays are those with trade alone: the law is the server's matter. */
const hours = {
  street: week(span('10:00', '19:00'), span('10:00', '16:00'), span('11:00', '16:00')),
  centre: week(span('10:00', '21:00'), span('10:00', '20:00'), span('10:00', '18:00')),
  none: {},
} as const

const usual = ['click_and_collect', 'fitting', 'returns'] as const

export const places: readonly Place[] = [
  {
    ...{
      id: 'POZ1',
      name: 'Poznań Jeżyce',
      city: 'Poznań',
      street: 'ul. Kraszewskiego 9b',
      postcode: '60-501',
    },
    ...{ lat: 52.4131, lng: 16.9023, range: 0.55, hours: 'street', services: [...usual, 'alterations'] },
  },
  {
    ...{
      id: 'WAW1',
      name: 'Warszawa Mokotów',
      city: 'Warszawa',
      street: 'ul. Puławska 41c',
      postcode: '02-508',
    },
    ...{
      lat: 52.2021,
      lng: 21.0227,
      range: 0.8,
      hours: 'centre',
      services: [...usual, 'alterations', 'stylist'],
    },
  },
  {
    ...{
      id: 'KRK1',
      name: 'Kraków Kazimierz',
      city: 'Kraków',
      street: 'ul. Meiselsa 30',
      postcode: '31-058',
    },
    ...{ lat: 50.0507, lng: 19.9427, range: 0.5, hours: 'street', services: usual },
  },
  {
    ...{ id: 'KRK2', name: 'Kraków, Bracka 9', city: 'Kraków', street: 'ul. Bracka 9', postcode: '31-005' },
    ...{ lat: 50.0601, lng: 19.9362, range: 0.7, hours: 'street', services: [...usual, 'alterations'] },
  },
  {
    ...{
      id: 'WRO1',
      name: 'Wrocław, Świdnicka',
      city: 'Wrocław',
      street: 'ul. Świdnicka 58a',
      postcode: '50-030',
    },
    ...{ lat: 51.1024, lng: 17.0312, range: 0.6, hours: 'centre', services: usual },
  },
  {
    ...{
      id: 'GDA1',
      name: 'Gdańsk Wrzeszcz',
      city: 'Gdańsk',
      street: 'ul. Wajdeloty 31',
      postcode: '80-437',
    },
    ...{ lat: 54.3822, lng: 18.6051, range: 0.55, hours: 'street', services: usual },
  },
  {
    ...{
      id: 'LOD1',
      name: 'Łódź, Piotrkowska',
      city: 'Łódź',
      street: 'ul. Piotrkowska 318',
      postcode: '93-034',
    },
    ...{
      lat: 51.7465,
      lng: 19.4622,
      range: 0.75,
      hours: 'street',
      services: [...usual, 'alterations', 'repairs'],
    },
  },
  {
    ...{
      id: 'KAT1',
      name: 'Katowice, Mariacka',
      city: 'Katowice',
      street: 'ul. Mariacka 44',
      postcode: '40-014',
    },
    ...{ lat: 50.2571, lng: 19.0265, range: 0.5, hours: 'centre', services: usual },
  },
]

/** From here goes what is ordered on the web. */
export const webWarehouse: Place = {
  ...{ id: 'WEB', name: 'Magazyn internetowy', city: 'Łódź', street: 'ul. Tkacka 7', postcode: '90-001' },
  ...{ lat: 51.7833, lng: 19.4667, range: 1, hours: 'none', services: ['shipping'] },
}

const year = (now: number) => new Date(now).getUTCFullYear()

/** A store as the feed tells it. */
export function writePlace(place: Place, now: number): object {
  const { id, name, city, street, postcode, lat, lng, services } = place
  const isWarehouse = id === webWarehouse.id
  return {
    ...{ id, name, services, place: { lat, lng }, zone: 'Europe/Warsaw', hours: hours[place.hours] },
    address: { street, postcode, city, country: 'PL' },
    email: `${id.toLowerCase()}@tkalniamodra.example`,
    trade: 'restricted',
    exceptions: isWarehouse
      ? []
      : [
          { date: `${year(now)}-12-24`, hours: span('09:00', '13:00'), note: 'Wigilia' },
          { date: `${year(now)}-12-31`, hours: span('10:00', '15:00'), note: 'Sylwester' },
        ],
  }
}
