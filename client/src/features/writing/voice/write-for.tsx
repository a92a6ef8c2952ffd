import type { NewVoice, VoicesView, VoiceView } from '@diapason/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useEffect, useState } from 'react';
import { http } from '../../../shared/api/http.js';
import { keys } from '../../../shared/api/keys.js';
import { useMe } from '../../../shared/hooks/use-me.js';
import { useWords } from '../../../shared/i18n/use-words.js';
import { shownName } from '../../../shared/people/shown-name.js';
import { Button } from '../../../shared/ui/button.js';
import { Dialog } from '../../../shared/ui/dialog.js';
import { SelectField } from '../../../shared/ui/select-field.js';
import { Failure } from '../../../shared/ui/states.js';
import { useDesk } from '../desk.js';
import { useSessionState } from '../session/use-session.js';

/** Whom one writes for: oneself, or someone in the room whose words one types. Absent for who may type for nobody. */
export function WriteFor() {
  const { t } = useWords();
  const { session, fiche } = useDesk();
  const voice = useSessionState(session, (state) => state.voice);
  const [choosing, setChoosing] = useState(false);
  const [declinedBy, setDeclinedBy] = useState('');
  const { data } = useQuery({
    queryKey: keys.voices(fiche.id),
    queryFn: () => http.get<VoicesView>(`/api/fiches/${fiche.id}/voices`),
  });
  const declined = data?.mine.find((each) => each.declined && each.id === voice?.id);
  if (declined && declined.name !== declinedBy) setDeclinedBy(declined.name);
  useEffect(() => {
    if (declined) session.speakFor(null);
  }, [declined, session]);
  const choose = () => {
    setDeclinedBy('');
    setChoosing(true);
  };
  if (!data || data.open.length === 0) return null;
  const name = voice && shownName(t, voice.name);
  return (
    <>
      <Button look="quiet" slim className="write-for" aria-haspopup="dialog" onClick={choose}>
        <span className={name ? 'tag speaking' : undefined}>{name ? t('voice.for', { name }) : t('voice.self')}</span>
      </Button>
      <p className="visually-hidden" role="status">
        {name ? t('voice.for', { name }) : ''}
      </p>
      {declinedBy && !name && (
        <p className="note bad small" role="alert">
          {t('voice.declinedNow', { name: shownName(t, declinedBy) })}
        </p>
      )}
      {choosing && (
        <Dialog title={t('voice.choose')} onClose={() => setChoosing(false)}>
          <Choice voices={data} onDone={() => setChoosing(false)} />
        </Dialog>
      )}
    </>
  );
}

function Choice({ voices, onDone }: { voices: VoicesView; onDone: () => void }) {
  const { t } = useWords();
  const { membership } = useMe();
  const { session, fiche, directory } = useDesk();
  const queries = useQueryClient();
  const current = useSessionState(session, (state) => state.voice);
  const [wanted, setWanted] = useState(() => currentOf(voices, current?.id));
  const open = useMutation({
    mutationFn: (voice: NewVoice) => http.post<VoiceView>(`/api/fiches/${fiche.id}/voices`, voice),
    onSuccess: ({ id, name }) => {
      session.speakFor({ id, name });
      void queries.invalidateQueries({ queryKey: keys.voices(fiche.id) });
      onDone();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const voice = voiceOf(wanted);
    if (voice) return open.mutate(voice);
    session.speakFor(null);
    onDone();
  };
  const isOpen = (kind: NewVoice['kind']) => voices.open.includes(kind);
  const isDeclined = (kind: string, named: string) =>
    voices.mine.some((voice) => voice.declined && voice.kind === kind && voice.named === named);
  const option = (kind: NewVoice['kind'], named: string, name: string) => (
    <option key={named} value={`${kind} ${named}`} disabled={isDeclined(kind, named)}>
      {isDeclined(kind, named) ? t('voice.declinedOption', { name }) : name}
    </option>
  );
  return (
    <form className="stack" onSubmit={submit}>
      <p className="small">
        {current ? t('voice.explainActive', { name: shownName(t, current.name) }) : t('voice.explain')}
      </p>
      <SelectField label={t('voice.whom')} value={wanted} onChange={({ target }) => setWanted(target.value)}>
        <option value="">{t('voice.me', { organisation: membership?.organisation.name ?? '' })}</option>
        {isOpen('redaction') && <option value="redaction">{t('person.redaction')}</option>}
        {isOpen('group') && voices.groups.length > 0 && (
          <optgroup label={t('voice.groups')}>
            {voices.groups.map(({ id, name }) => option('group', id, name))}
          </optgroup>
        )}
        {isOpen('person') && voices.persons.length > 0 && (
          <optgroup label={t('voice.persons')}>
            {voices.persons.map(({ membership: id, name, organisation }) =>
              option('person', id, [name, organisation].filter(Boolean).join(', ')),
            )}
          </optgroup>
        )}
        {isOpen('organisation') && (
          <optgroup label={t('voice.organisations')}>
            {directory?.organisations
              .filter(({ id }) => id !== membership?.organisation.id)
              .map(({ id, name }) => option('organisation', id, name))}
          </optgroup>
        )}
      </SelectField>
      {open.error && <Failure error={open.error} />}
      <div className="dialog-actions">
        <Button onClick={onDone}>{t('action.cancel')}</Button>
        <Button type="submit" look="main" busy={open.isPending}>
          {t('voice.begin')}
        </Button>
      </div>
    </form>
  );
}

/** The choice of the list that a voice stands for. */
function currentOf({ mine }: VoicesView, id: string | undefined): string {
  const voice = mine.find((each) => each.id === id);
  return voice ? `${voice.kind} ${voice.named}`.trim() : '';
}

/** A choice of the list as the server understands it; null for oneself. */
function voiceOf(value: string): NewVoice | null {
  const [kind, id = ''] = value.split(' ');
  if (kind === 'redaction') return { kind };
  return kind === 'group' || kind === 'person' || kind === 'organisation' ? { kind, id } : null;
}
