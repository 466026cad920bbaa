/** Why a picture is refused: thrown inside this folder, given back as text by `readSvg`. */
export class SvgRefusal extends Error {
  constructor(reason: string, line?: number) {
    super(line === undefined ? reason : `line ${line}: ${reason}`);
    this.name = 'SvgRefusal';
  }
}
