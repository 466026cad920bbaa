/**
 * Common given names of English, German, French, Italian, Dutch and Spanish speakers, folded. Two different ones at one
 * address are two people, however alike they are written (`Tim` and `Tom`, `Anna` and `Hanna`, `Daniel` and `Daniela`).
 */
const MALE = `
aaron abel abraham adam adrian ahmed al alan albert alec alejandro alessandro alessio alex alexander alexandre alfons alfred ali allan allen
alois alvin andre andreas andres andrew andy angelo anthony antoine anton antonio armin arnaud arne arnold arthur arturo artur august austin axel
barry bart bastian baptiste ben benedikt benjamin benny bernard bernd bernhard bert bill billy bjoern blake bob bobby brad bradley brandon brendan brent brett brian bruce bruno bryan
byron caleb calvin cameron carl carlo carlos casey cedric chad charles charlie chris christian christoph christophe christopher clarence claudio claus clemens clement clifford clinton clyde cody colin connor conrad corey
cornelius craig curtis cyril dale damian damien dan daniel daniele danny dario darren darryl dave david davide dean denis dennis derek detlef devin didier diego dieter dietmar dietrich dirk dominic dominik dominique don donald douglas duane dustin dwayne dylan
earl eckhard eddie edgar edmund eduard eduardo edward edwin egon elias elijah elliot elmar emanuel emil emile emilio emmanuel enrico enzo eric erich erik ernest ernst erwin ethan etienne eugen eugene evan ewald
fabian fabien fabio fabrice federico felix ferdinand fernando filippo finn flavio florian floyd francesco francis francisco franck franco francois frank franz fred frederic frederick frederik friedrich fritz
gabriel gareth gary gavin georg george georges gerald gerard gerd gerhard gernot gert giacomo gilbert gilles giorgio giovanni giuseppe glenn gordon graham grant greg gregor gregory guenter guenther guido guillaume gunter gustav guy
hans hannes harald harold harry hartmut harvey heiko heiner heinrich heinz helmut hendrik henk henri henrik henry herbert hermann holger horst howard hubert hugh hugo hunter
ian ibrahim ignaz igor ingo isaac isaiah ivan jack jackson jacob jacques jaime jake jakob james jamie jan jared jason javier jay jean jeff jeffrey jens jeremy jerome jerry jesse jesus jim jimmy joachim joaquin joe joel joerg johan johann johannes john johnny jon jonas jonathan jordan jorge jose josef joseph joshua josua juan juergen jules julian julien julio julius justin
kai karl karsten keith kelvin ken kenneth kevin klaus klemens konrad konstantin kurt kyle lance larry lars laurent lawrence lee lennart leo leon leonard leonardo leroy leslie levi lewis liam linus lloyd logan lorenz lorenzo lothar louis luc luca lucas lucien ludovic ludwig luigi luis lukas luke lutz
magnus malcolm malte manfred manuel marc marcel marcello marco marcus mario marius mark marko markus martin marvin mason massimo mathias mathieu mathis matt matteo matthew matthias maurice maurizio mauro max maxim maxime maximilian melvin merlin michael michel michele miguel mike milan mirko mitchell mohamed mohammed moritz morris
nathan nathaniel neal neil nelson nicholas nick nico nicolas niels nigel niklas nils noah noel norbert norman oliver olivier olaf omar oscar oskar oswald otto owen
pablo pascal patrice patrick paul pedro peter philip philipp philippe phillip pierre pieter pietro quentin rafael ralf ralph ramon randall randy raoul raphael ray raymond reginald reiner reinhard reinhold remi rene ricardo riccardo richard rick ricky robert roberto robin rocco rodney roger roland rolf roman romain ron ronald ronny ross roy ruben rudolf ruediger rupert russell ryan
salvatore sam samuel sandro sascha scott sean sebastian sebastien serge sergio seth shane shaun shawn siegfried silvio simon spencer stan stanley stefan stefano steffen stephan stephane stephen steve steven stewart stuart sven sylvain
ted terence terry theo theodor theodore thierry thomas thorsten tim timo timothy tobias todd tom tommy toni tony torsten travis trevor tristan tyler udo ulf ulrich umberto uwe
valentin valentino vernon victor viktor vincent vincenzo vinzenz volker wade walter warren wayne werner wesley wilfried wilhelm will willem william willy wolfgang wolfram xavier yann yannick yves zachary
`;

const FEMALE = `
abigail ada adele adrienne agathe agnes aimee alana alessandra alexa alexandra alexis alice alicia alina alison allison alma alyssa amanda amber amelia amelie amy ana anastasia andrea angela angelika angelina anita anja anke ann anna annalena annabelle anne annegret anneliese annemarie annette annie annika antje antoinette antonia april ariana ashley astrid audrey aurelie aurora autumn ava
barbara beate beatrice beatrix becky belinda bella bernadette bertha beth bettina betty beverly bianca birgit bonnie brandi brenda briana bridget brigitte britta brittany brooke
camilla camille candice cara carina carla carmen carol carola carole carolin carolina caroline carolyn carrie cassandra catarina caterina catherine cathy cecile cecilia celina celine chantal charlene charlotte chelsea cheryl chiara chloe christa christel christiane christina christine cindy claire clara claudia colette colleen constanze cora corinna corinne cornelia courtney cristina crystal cynthia
dagmar daisy dana daniela danielle daphne darlene dawn deborah debra delphine denise desiree diana diane dolores dominique donna dora doreen doris dorothea dorothee dorothy
edeltraud edith eileen elaine eleanor elena eleonore elfriede elisa elisabeth elisabetta elise elizabeth elke ella ellen elodie elsa else elvira emilia emilie emily emma erica erika erin erna estelle esther ethel eugenia eva evelyn evelyne
fabienne faith fatima federica felicitas felicity fiona flora florence frances francesca francine francoise franziska frauke frieda friederike gabriela gabriele gabriella gabrielle gail genevieve georgia geraldine gerda gerlinde gertrud gertrude gina gisela giulia giuseppina gladys gloria grace greta gretchen gudrun
hailey hanna hannah hannelore heather hedwig heide heidi heike helen helena helene helga henriette herta hilda hilde hildegard hillary holly ida ilona ilse ina ines inge ingeborg ingrid irene iris irma irmgard isabel isabell isabella isabelle
jacqueline jade jamie jana jane janet janice janina janine jasmin jasmine jean jeanette jeanne jenna jennifer jenny jessica jill joan joanna joanne jocelyn johanna josefine josephine joy joyce juanita judith judy julia juliana juliane julie juliette june justine jutta
kaitlyn karen karin karina karla karoline katarina kate katharina katherine kathleen kathrin kathryn kathy katie katja katrin katrina kay kayla kelly kelsey kerry kerstin kim kimberly kirsten kirstin klara krista kristen kristin kristina
lara larissa laura lauren laurie lea leah lena leni leonie leslie lieselotte lili liliane lillian lily lina linda lisa liselotte lois lola loretta lori lorraine louisa louise lucia lucie lucille lucy luisa luise lydia lynn
mackenzie madeleine madeline madison magdalena maike maja mandy manon manuela mara margaret margarete margarita margherita margit margot margret margrit marguerite maria mariah marianne marie marilyn marina marion marisa marissa marjorie marlene marlies marta martha martina mary maryse mathilde maureen maya megan mechthild melanie melissa melody mercedes meredith mia michaela michele michelle mildred miranda miriam molly mona monica monika monique morgan muriel
nadia nadine nadja nancy naomi natalia natalie natasha nathalie nele nicole nina noemi nora norma odile olga olivia
pamela paola patricia patrizia paula paulette pauline peggy penelope petra phyllis pia priscilla rachel ramona rebecca regina regine renate renee rita roberta robin romy rosa rosalie rose rosemarie rosemary roswitha ruby ruth
sabine sabrina sally samantha sandra sandrine sandy sara sarah savannah selina severine shannon sharon sheila shelby sherry shirley sibylle sierra sigrid silke silvana silvia simone sina sofia solange sonia sonja sophia sophie stacey stefanie stefania stella stephanie sue susan susanna susanne suzanne sybille sydney sylvia sylvie
tamara tammy tania tanja tanya tara tatjana taylor teresa terri tess thea theresa therese tiffany tina toni tracy trudy ulrike ursula ute valentina valeria valerie vanessa vera verena veronica veronika veronique victoria viktoria viola violet virginia virginie vivian viviane waltraud wanda wendy whitney wilhelmine wilma yolanda yvette yvonne zoe
`;

/** 1 male, 2 female, 3 either; of folded names. */
export const GIVEN_NAMES: ReadonlyMap<string, number> = readNames();

function readNames(): Map<string, number> {
  const names = new Map<string, number>();
  for (const [text, sex] of [
    [MALE, 1],
    [FEMALE, 2],
  ] as const)
    for (const name of text.trim().split(/\s+/)) names.set(name, (names.get(name) ?? 0) | sex);
  return names;
}
