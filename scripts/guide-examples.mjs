import { format } from 'prettier';

/* The examples of the template guide, as jobs/guide/guide.yaml has them. */

/** Documents of the guide's job with a payment part, by what `bill.pay` says there. */
const ACCOUNTS = { DE: 1, AT: 2, CH: 3, US: 4 };

/**
 * Title, text, YAML, files that it takes parts from, number of pages, the picture's file, and for a payment part the number of
 * the document that has it. `read` gives a file beside the template. An example begins with `# == Title (n pages)`, its text is the comment below.
 */
export function readExamples(template, read) {
  return template
    .split(/^ {2}# == /m)
    .slice(1)
    .map((part) => {
      const [heading, ...lines] = part
        .trimEnd()
        .replace(/\n\npayment:$/, '')
        .split('\n');
      const [, title, pages = '1'] = /^(.+?)(?: \((\d+) pages\))?$/.exec(heading);
      const comment = lines.findIndex((line) => !line.startsWith('  # '));
      const yaml = lines.slice(comment).map((line) => line.slice(2));
      const pay = /bill\.pay == "(\w+)"/.exec(part)?.[1];
      return {
        title,
        text: lines
          .slice(0, comment)
          .map((line) => line.slice(4))
          .join(' '),
        yaml: yaml
          .filter((line) => line !== '- pageBreak: true')
          .join('\n')
          .trim(),
        parts: Array.from(new Set(part.match(/(?<= from: )\S+\.yaml$/gm)), (name) => ({
          name,
          yaml: read(name).trim(),
        })),
        pages: Number(pages),
        file: `${title.toLowerCase().replaceAll(/[^a-z]+/g, '-')}.png`,
        account: pay === undefined ? undefined : ACCOUNTS[pay],
      };
    });
}

function blockOf(yaml) {
  return `\`\`\`yaml\n${yaml}\n\`\`\``;
}

/** The guide, jobs/BLOCKS.md, as the formatter leaves it. */
export async function guideText(examples) {
  const parts = examples.map(({ title, text, yaml, parts: files, file }) =>
    [
      `## ${title}`,
      text,
      blockOf(yaml),
      ...files.flatMap(({ name, yaml: part }) => [`\`${name}\`:`, blockOf(part)]),
      `![${title}](guide/pictures/${file})`,
    ]
      .filter((each) => each !== '')
      .join('\n\n'),
  );
  const text = [
    '# Blocks of a template, in pictures',
    'Each example stands in [`guide/guide.yaml`](guide/guide.yaml), a template of a job that runs; its picture is cut out of the page\nthat this job prints. Every key of every block is in [TEMPLATES.md](TEMPLATES.md).',
    ...parts,
  ].join('\n\n');
  return format(text, { parser: 'markdown', printWidth: 110, singleQuote: true, trailingComma: 'all' });
}
