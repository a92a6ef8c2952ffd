import type { Locale } from '@diapason/contracts';

/** What the columns and sheets of the register are called. */
export const REGISTER_WORDS = {
  fr: {
    inPassages: 'Registre, en passages',
    inShares: 'Registre, en %',
    list: 'Détail',
    organisation: 'Organisation',
    acronym: 'Sigle',
    family: 'Famille',
    number: 'Numéro',
    text: 'Texte',
    part: 'Partie',
    passages: 'Passages',
    first: 'Première écriture',
    last: 'Dernière écriture',
    characters: 'Caractères',
    ofCharacters: 'Caractères du texte',
    share: 'Part (%)',
    organisationId: 'Identifiant de l’organisation',
    textId: 'Identifiant du texte',
  },
  en: {
    inPassages: 'Register, in passages',
    inShares: 'Register, in %',
    list: 'Detail',
    organisation: 'Organisation',
    acronym: 'Acronym',
    family: 'Family',
    number: 'Number',
    text: 'Text',
    part: 'Part',
    passages: 'Passages',
    first: 'First wrote on',
    last: 'Last wrote on',
    characters: 'Characters',
    ofCharacters: 'Characters of the text',
    share: 'Share (%)',
    organisationId: 'Identifier of the organisation',
    textId: 'Identifier of the text',
  },
} as const satisfies Record<Locale, Record<string, string>>;

export type RegisterWords = Record<keyof (typeof REGISTER_WORDS)['fr'], string>;
