import type { Locale } from '@diapason/contracts';

interface Parts {
  site: string;
  name: string;
  invitedBy: string;
  organisation: string;
  group: string | null;
  link: string;
}

/** The mail that invites: who, to what, and one link that lands there. */
export const invitationMail: Record<Locale, (parts: Parts) => { subject: string; text: string }> = {
  fr: ({ site, name, invitedBy, organisation, group, link }) => ({
    subject: group ? `Invitation : ${group}` : `Invitation à participer au nom de ${organisation}`,
    text: `Bonjour ${name},

${invitedBy} vous invite à participer sur ${site}, au nom de ${organisation}${group ? `, dans le groupe « ${group} »` : ''}.

Pour commencer, ouvrez ce lien :
${link}

Un code à six chiffres vous sera envoyé à cette adresse : c’est tout ce qu’il faut pour entrer.
`,
  }),
  en: ({ site, name, invitedBy, organisation, group, link }) => ({
    subject: group ? `Invitation: ${group}` : `Invitation to take part for ${organisation}`,
    text: `Hello ${name},

${invitedBy} invites you to take part in ${site}, in the name of ${organisation}${group ? `, in the group “${group}”` : ''}.

To begin, open this link:
${link}

A six-figure code will be sent to this address: nothing else is needed to come in.
`,
  }),
};
