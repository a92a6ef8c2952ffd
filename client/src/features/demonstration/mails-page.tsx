import type { DemoMail } from '@diapason/contracts';
import { useQuery } from '@tanstack/react-query';
import { http } from '../../shared/api/http.js';
import { keys } from '../../shared/api/keys.js';
import { useSite } from '../../shared/hooks/use-site.js';
import { useWords } from '../../shared/i18n/use-words.js';
import { Button } from '../../shared/ui/button.js';
import { PageTitle } from '../../shared/ui/page-title.js';
import { Empty, Failure, Loading } from '../../shared/ui/states.js';
import './mails.css';

/** What the demonstration would have sent by mail. */
export function MailsPage() {
  const { t, intl } = useWords();
  const site = useSite();
  const { data, error, refetch } = useQuery({
    queryKey: keys.demoMails,
    queryFn: () => http.get<DemoMail[]>('/api/demonstration/mails'),
    staleTime: 0,
  });
  return (
    <main id="main" className="page stack">
      <PageTitle title={t('mails.title')} site={site.name} />
      <p>{t('mails.intro')}</p>
      <p>
        <Button onClick={() => refetch()}>{t('mails.reload')}</Button>
      </p>
      {error && <Failure error={error} retry={refetch} />}
      {!data && !error && <Loading />}
      {data?.length === 0 && <Empty>{t('mails.none')}</Empty>}
      {data?.map(({ id, to, subject, text, at }) => (
        <article key={id} className="mail stack" aria-labelledby={`mail-${id}`}>
          <h2 id={`mail-${id}`}>{subject}</h2>
          <p className="soft small">
            {t('mails.to', { to, when: intl.formatDate(at, { dateStyle: 'long', timeStyle: 'short' }) })}
          </p>
          <p className="mail-text">{linked(text)}</p>
        </article>
      ))}
    </main>
  );
}

/** The addresses in a text as links. */
function linked(text: string) {
  return text.split(/(https?:\/\/\S+)/).map((part, i) =>
    i % 2 === 1 ? (
      <a key={part} href={part}>
        {part}
      </a>
    ) : (
      part
    ),
  );
}
