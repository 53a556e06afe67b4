import { type ReactNode, useId } from 'react';
import styles from './Fieldset.module.css';

export interface FieldsetProps {
  readonly title: string;
  readonly description?: string;
  /** Fields. They stand in as many columns as fit; give one `data-wide` around it to take a whole row. */
  readonly children: ReactNode;
  readonly columns?: 1 | 2 | 3;
  readonly headingLevel?: 2 | 3;
}

/** Fields that belong together, under a heading. */
export function Fieldset(props: FieldsetProps) {
  const { title, description, children, columns = 1, headingLevel = 2 } = props;
  const id = useId();
  const Heading = headingLevel === 2 ? 'h2' : 'h3';
  return (
    // A group with a heading: a <legend> cannot be laid out, and headings are how people move through a page.
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
    <div role="group" aria-labelledby={id} className={styles['group']}>
      <div className={styles['intro']}>
        <Heading id={id} className={styles['title']}>
          {title}
        </Heading>
        {description !== undefined && <p className={styles['description']}>{description}</p>}
      </div>
      <div className={styles['fields']} data-columns={columns}>
        {children}
      </div>
    </div>
  );
}
