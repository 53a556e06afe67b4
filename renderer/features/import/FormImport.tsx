import { useTranslation } from 'react-i18next';
import type { TableFile } from '../../../core/import/read-file.ts';
import type { TextEncoding } from '../../../core/import/text-encoding.ts';
import { useErrorSentence, useLanguage } from '../../i18n.ts';
import { Banner } from '../../ui/Banner.tsx';
import { formatNumber } from '../../ui/format.ts';
import { Spinner } from '../../ui/Spinner.tsx';
import type { ImportDraft } from '../../vault/calls/import-calls.ts';
import type { Library } from '../../vault/library.ts';
import { EncodingSelect } from './EncodingSelect.tsx';
import { FormColumns } from './FormColumns.tsx';
import { FormNotes } from './FormNotes.tsx';
import { FormPreview } from './FormPreview.tsx';
import { FormValues } from './FormValues.tsx';
import { ImportFooter } from './ImportFooter.tsx';
import styles from './ImportScreen.module.css';
import { useForm } from './use-form.ts';

interface FormImportProps {
  readonly library: Library;
  readonly name: string;
  readonly content: TableFile;
  readonly isWriting: boolean;
  readonly onEncoding: (encoding: TextEncoding) => void;
  readonly onAnother: () => void;
  readonly onWrite: (drafts: readonly ImportDraft[], keep: () => Promise<void>) => void;
}

/** What the columns of a form become, beside the first interviews that would be made of it. */
export function FormImport(props: FormImportProps) {
  const { library, name, content, isWriting, onEncoding, onAnother, onWrite } = props;
  const { table, encoding } = content;
  const { t } = useTranslation('importing');
  const language = useLanguage();
  const errorSentence = useErrorSentence();
  const form = useForm(library, table);
  const { mapping, made, drafts } = form;
  if (form.failure !== undefined) {
    const sentence = errorSentence(form.failure);
    return (
      <Banner tone="danger" shape="strip" isLive title={sentence.title}>
        {sentence.text}
      </Banner>
    );
  }
  if (!mapping || !made) return <Spinner label={t('reading')} />;
  const isMapped = Object.keys(mapping.fields).length > 0;
  const obstacle = !isMapped
    ? t('form.obstacle.unmapped')
    : drafts.length === 0
      ? t('form.obstacle.none')
      : undefined;
  const facts = {
    rows: formatNumber(table.rows.length, language),
    columns: formatNumber(table.columns.length, language),
  };
  return (
    <>
      <div className={styles['form']}>
        <section className={styles['preview']} aria-label={t('form.columns')}>
          <h2>{name}</h2>
          <p className={styles['minor']}>
            {t(`form.source.${table.source}`)} {t('form.facts', facts)}
          </p>
          <EncodingSelect encoding={encoding} onChange={onEncoding} />
          {table.isRepeat && <Banner tone="warning">{t('form.repeat')}</Banner>}
          {form.isKnown && <Banner tone="info">{t('form.known')}</Banner>}
          <FormNotes form={form} made={made} />
          <FormColumns table={table} mapping={mapping} onChange={form.changeMapping} />
          <FormValues made={made} mapping={mapping} onChange={form.changeMapping} />
        </section>
        <FormPreview drafts={drafts} />
      </div>
      <ImportFooter
        count={drafts.length}
        isWriting={isWriting}
        obstacle={obstacle}
        note=""
        onAnother={onAnother}
        onWrite={() => onWrite(drafts, form.keep)}
      />
    </>
  );
}
