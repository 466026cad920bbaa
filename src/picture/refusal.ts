/** Why a picture is not taken: thrown inside this room, given back as text by `preparePicture`. */
export class PictureRefusal extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'PictureRefusal';
  }
}
