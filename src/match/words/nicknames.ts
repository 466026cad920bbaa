/**
 * Given names that stand for one another, a group a line: the full form first, then its short forms and spellings. What is an
 * everyday name of its own (`Jens` beside `Johannes`, `Marie` beside `Maria`) is another person's: of a sister, or a son.
 */
const GROUPS = `
albert al bert alberto albrecht bertie
alexander alex alec sandy sasha sascha xander aleksander alessandro alexandre sander lex al
alexandra alex sandra sandy sasha sascha alessandra lexi aleksandra
alfred al fred alf alfredo freddy
andrea andi
andreas andi andy andrej
andrew andy drew
angela angie
angelika angelica geli angie
anna annie
anne ann annie
annemarie annamaria
anthony tony antony anthonie
anton toni tony
antonia toni tonia
antonio toni tony
arthur art artie arturo
barbara barb babs barbie babette baerbel
beatrice bea beatrix beatriz trixie
benjamin ben benny benjy benno benji
bernard bernie bernhard bernd bernardo bernardus
bradley brad
brendan brendon
brian bryan
caroline carolyn carol carrie caro karoline carolina carolin karolin lina
catherine katherine kathryn kate katie kathy cathy kat kitty catharine cate cathryn
charles charlie chuck chas chip charley
charlotte lotte lottie charlie charly carlotta
christian chris christiaan cristian kristian
christin kristin
christina chris tina kristina cristina chrissy
christine chris tine chrissy
christoph chris christof christoffel stoffel christoffer christophe
christopher chris kit kristopher topher
claire clare
clara klara
claudia claudine
cornelia nele conny connie
cornelius kees cornelis neil corneel
cynthia cindy
daniel dan danny dani
daniela dani daniella
danielle dani
david dave davey davide davy
deborah deb debbie debra debora
dennis denis denny
dietrich dieter
donald don donny
dorothea dorothy dot dottie dora thea dorothee
douglas doug
edmund ed eddie ted
edward ed eddie ted teddy ned eduard edoardo edouard eduardo edo
eleanor ellie nell nora elinor
eleonore lore nora eleonora
elizabeth elisabeth liz beth betty lizzie libby betsy bess lilibeth lisbeth elsbeth sissi elisabetta
emil emile emilio
emily em millie
eric erik erick
ernst ernest ernie ernesto
eugene gene eugen eugenio
eva eve evi
ferdinand ferdi fernando ferdy
florian flo
frances fran frankie
francis frank frankie fran
franklin frank frankie
franz franzl
franziska franzi sissy
frederick fred freddie freddy
frederik fred frederic fredrik rik freek
friedrich fritz fred
gabriel gabe gabi
gabriele gabi gaby gabriela gabriella gabrielle
geoffrey jeff geoff jeffrey jeffery gottfried
georg schorsch
george georgie
gerald gerry jerry gerold geraldo
gerard gerry gerardo gerrit
gerhard gerd gert
gertrude trudy gertrud gerti trude
gregory greg gregor gregorio
guenther gunther guenter gunter
harold harry hal harald
heinrich heiner hein
helen nell
helena lena leni
helene lene leni
helmut hellmut helmuth
hendrik henk rik
henry harry hank hal
herbert herb bert herbie
hermann herman
hildegard hilde hilda
hubert bert
ian iain
ignatius ignaz ignazio
irene irena
isabella isabel isabelle isabell bella izzy elisabel belle
jacob jakob jake
jacobus jaap kobus jakob
jacqueline jackie jacky
james jim jimmy jamie
jan
jane janie
janet jan
jason jay
jennifer jen jenny jenni jenna
jeremy jerry jeremias jem
jerome jerry girolamo
jessica jess jessie jessy
joachim jochen jochem achim gioacchino jo
joanna joanne jo
johanna hanne jo
johannes johann johan hans hannes
john jack johnny jon johnnie jonny
jonathan jon jonny john johnathan jonathon nathan
josef sepp jo
joseph joe josef joey jos jozef
josephine jo josie josefine giuseppina pina fien
joshua josh
judith judy judit
julia jule
julian jules giuliano julien
juliane jule juliana
julie jules
karl carl
katharina kathi kati kat catharina katarina caterina katharine
kathrin katrin catrin
kenneth ken kenny
kevin kev
kirsten kirstin kirsty
klaus claus nikolaus nicolaus nick nicolas
konrad conrad corrado conny
larissa lara
laurence larry lawrence laurenz lorenz lorenzo laurent
leonard leo len lenny
leonhard leo
leopold leo
leslie les
lewis louis lou lew
lillian lily lilian lilly
louise lou lulu
lucas luke lukas luca luc
lucia lucy luzia lucie
ludwig lutz
madeleine madeline maddie
magdalena magda lena leni
manfred manni fred manfredo
manuel manny manuele emanuel manolo emmanuel
manuela manu
marcus mark markus
margaret maggie meg peggy marge margie madge
margarete margarethe grete gretel gretchen margret margrit
margarita rita
maria mimi
marianne marian
mark marc
martha marta
martin marty martino martijn maarten marti
martina tina
mary molly polly
matthew matt matti mat
matthias mathias mattias matthaeus matti
matthijs thijs
maximilian max maxi massimiliano maxim massimo maxwell
melanie mel
melissa mel missy lissa
michael mike mick mickey mikey mitch micha michi mikael michal
michelle shelly michele
mohammed mohamed muhammad mohammad mehmet mo muhammed
monika monica moni monique
moritz maurice maurizio
natalie nat nathalie
nathaniel nathan nate nat
nicholas nick nicky nico nicolas nikolas
nicole nicky nikki
niklas nick
nikolaus klaus claus nicolaus nick
norbert bert norberto
oliver ollie olli olivier oliviero
olivia liv livia
oscar oskar
otto ottokar
pamela pam
patricia pat patty tricia trish patrizia patti
patrick pat paddy patrice patrizio padraig rick
paul paolo pablo paulo pauli pol
paula
pauline paulina
peter pete
petra
philip phil philipp philippe filippo phillip felipe flip
pieter piet petrus
rainer reiner
ralf ralph
raymond ray raimund ramon raimondo
rebecca becky becca rebekka becki
regina gina regine
reinhard reinhardt
renate reni
richard rick dick rich ricky ricardo riccardo richie ritchie
robert bob rob bobby robbie bert roberto
roger rodger
roland orlando
ronald ron ronny ronnie
rosa rosi
rosemarie rosemary rosi rose
rudolf rudi rudy ruedi rudolph dolf
russell russ
ruth ruthie
samantha sam sammy
samuel sam sammy samuele
sarah sally sara
sebastian seb basti bastian sebastien sebastiano bas
sharon shari
siegfried sigi siggi sigfrido
simon simeon
sophie sofia sophia sofie fia
stanley stan
stefan stephan steve
stephanie steph steffi stefanie stefania stephany stephie
stephen steve steven stevie
susan sue susie suzie susi suzy
susanna susi
susanne susi sanne susann
suzanne sue suzy
sylvia silvia sylvie
tamara tammy tami
teresa theresa tess terry tessa therese resi theresia terri tracy thea trees
theodore ted theo teddy theodor teodoro
therese resi
thomas tom tommy tomas tommaso thom tomaso
timothy tim timmy timo timotheus
tobias toby tobi tobia
ulrich uli ueli
ulrike uli ulla ulrika
ursula ulla uschi ursel orsola
valentin val valentino
vanessa nessa
veronica vera ronnie veronika vroni veronique
victor vic viktor vittorio
victoria vicky vicki viktoria vittoria tori
vincent vince vinzenz vincenzo vinnie
virginia ginny ginger
walter walt wally gualtiero wouter wolter
waltraud traudl traute
werner wernher
wilhelm willi willy
wilhelmina wilma mina minna willemijn
willem wim pim
william will bill billy willie willy liam
wolfgang wolf wolfi
yvonne ivonne
zachary zach zack zac
`;

/** Of a folded given name, the groups it belongs to; undefined where it has none. */
export const NICKNAME_GROUPS: ReadonlyMap<string, readonly number[]> = readGroups(GROUPS);

function readGroups(text: string): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  for (const [group, line] of text.trim().split('\n').entries()) {
    for (const name of line.split(' ')) {
      const known = groups.get(name);
      if (known === undefined) groups.set(name, [group]);
      else known.push(group);
    }
  }
  return groups;
}
