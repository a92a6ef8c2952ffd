import type { Locale } from '@diapason/contracts';

interface Parts {
  site: string;
  name: string;
  code: string;
  link: string;
}

/** The mail that lets someone in: a code to type where they asked, or a link for the same browser. */
export const signInMail: Record<Locale, (parts: Parts) => { subject: string; text: string }> = {
  fr: ({ site, name, code, link }) => ({
    subject: `${code} : votre code pour entrer dans ${site}`,
    text: `Bonjour ${name},

Votre code est : ${code}

Tapez-le dans la page où vous l’avez demandé. Il est valable dix minutes, une seule fois.

Vous pouvez aussi ouvrir ce lien dans le même navigateur :
${link}

Si vous n’avez rien demandé, ne faites rien : personne ne peut entrer sans ce message.
`,
  }),
  en: ({ site, name, code, link }) => ({
    subject: `${code}: your code to enter ${site}`,
    text: `Hello ${name},

Your code is: ${code}

Type it in the page where you asked for it. It is good for ten minutes, once.

You can also open this link in the same browser:
${link}

If you asked for nothing, do nothing: nobody can enter without this message.
`,
  }),
};
