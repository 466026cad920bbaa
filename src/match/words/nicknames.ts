/** Given names that stand for one another, a group a line: the full form first, then its short and other-language forms. */
const GROUPS = `
alexander alex alec sandy sasha sascha xander aleksander alessandro alexandre sander lex al
alexandra alex sandra sandy sasha sascha alessandra lexi aleksandra
albert al bert alberto albrecht bertie
alfred al fred alf alfredo freddy
andreas andrew andy andre andrea anders drew andries andi andrej
andrea andi
angela angie angelika angelica angelina
anna anne ann annie anita annika nancy hanna hannah
annemarie anne annamaria
anthony tony antony anton antonio antoine toni toon anthonie ant
antonia toni antonella antoinette tonia
arthur art artie arturo
barbara barb babs barbie babette baerbel
beatrice bea beatrix beatriz trixie
benjamin ben benny benjy benno benji
bernard bernie bernhard bernd bernardo bernardus
brian bryan
bradley brad
brendan brendon
caroline carolyn carol carrie caro karoline carolina carolin karolin lina
catherine katherine kathryn kate katie kathy cathy kat kitty katharina katrin kathrin catarina caterina catharina cate kay karin katja katarina kathleen cathryn
charles charlie chuck chas karl carl carlo carlos karel chip charley
charlotte lotte lottie charlie charly carlotta
christian chris christiaan cristiano cristian kristian
christina chris tina christine kristina kristin christa christel cristina kirsten kirstin christin tine chrissy stina kirsty
christopher chris christoph christof kit cristoforo christophe topher kristopher stoffel christoffer
clara klara clare claire chiara
claudia claudine
cornelius kees cornelis neil corneel
cornelia nele conny connie
cynthia cindy
daniel dan danny danilo daniele dani
daniela dani danielle daniella
david dave davey davide davy
deborah deb debbie debra debora
dennis denis denny
dietrich dieter
donald don donny
dorothea dorothy dot dottie dora thea doris dorothee
douglas doug
edward ed eddie ted teddy ned eduard edoardo edouard eduardo edo
edmund ed eddie ted
eleanor ellie nell nora eleonore lenore eleonora elinor
elizabeth elisabeth liz beth betty lisa eliza lizzie libby betsy bess elise elsa else lilli lily lilibeth elisabetta liesel lisbeth bettina ilse elsbeth sissi liza lies
emily emma emilia emilie em millie
emil emile emilio
eric erik erich erick
ernst ernest ernie ernesto
eugene gene eugen eugenio
eva eve evi evelyn
ferdinand ferdi fernando ferdy
florian flo
frances fran francesca franziska francisca francoise frankie franzi sissy
francis frank franz francesco francois francisco frans franco frankie fran
franklin frank frankie
frederick fred freddie freddy friedrich fritz federico frederik frederic fredrik rick freek
gabriel gabe gabi
gabriele gabi gaby gabriela gabriella gabrielle
geoffrey jeff geoff jeffrey jeffery gottfried
george georg giorgio georges jorge joerg juergen jorg joris schorsch
gerald gerry jerry gerold geraldo
gerard gerry gerhard gerd gert gerardo gerrit
gertrude trudy gertrud gerti trude
gregory greg gregor gregorio
guenther gunther guenter gunter gunnar
harold harry hal harald
heinrich heinz henry henri hendrik enrico heiner henrik hein hank harry heiko henk rik
helen helena helene ellen elena nell lena leni
helmut hellmut helmuth
herbert herb bert herbie heribert
hermann herman armin ermanno
hildegard hilde hilda
hubert bert hugo umberto
ian iain
ignatius ignaz ignazio
irene irena
isabella isabel isabelle isabell bella izzy elisabel belle
jacob jakob jake jack giacomo jacques jaap jacobus jim kobus jacopo
jacqueline jackie jacky
james jim jimmy jamie jacques giacomo jaime diego
jan
jane jean joan janet jenny johanna jeanne giovanna
janet jan
jason jay
jennifer jen jenny jenni jenna
jeremy jerry jeremias jem
jerome jerry girolamo
jessica jess jessie jessy
joachim jochen jochem achim gioacchino jo
john jack johnny jon johan johann johannes hans jan giovanni jean juan ivan ian hannes jens sean shaun shawn johnnie juanito jonny
jonathan jon jonny john johnathan jonathon nathan
johanna hanna hannah jo hanne joanna joanne jeanne giovanna hanneke
joseph joe josef giuseppe jose jo joey jos sepp beppe jozef pepe joep jef
josephine jo josie josefine giuseppina pina fien
joshua josh
judith judy judit jutta
julia julie giulia juliane jule juliana
julian jules giuliano julien
karen karin karina
kenneth ken kenny
kevin kev
klaus claus nikolaus nicolaus nick nicolas
konrad conrad corrado kurt conny
larissa lara
laurence larry lawrence laurenz lorenz lorenzo laurent lars lauri
leo leon leonard leonhard leonardo leopold len lenny
leslie les
lewis louis lou luis ludwig luigi lodewijk ludovico lew lutz
lillian lily lilian lilly
louise lou luise luisa louisa lulu
lucas luke lukas luca luc
lucia lucy luzia lucie
magdalena magda lena leni maddalena madeleine madeline maddie
manfred manni fred manfredo
manuel manny manuele emanuel manolo emmanuel
manuela manu
marcus mark markus marc marco marcos marcel
margaret maggie meg peggy marge margarete margarethe greta grete gretchen rita margarita margherita marguerite margie gretel margrit madge daisy margriet griet margot
maria mary marie mia mariah molly polly maritza marijke maja mimi
marianne marian mary anne
martin marty martino martijn maarten marti
martha marta
martina tina
matthew matt matthias mathias matteo matthieu matthijs mattias matthaeus thijs matti mat
maximilian max maxi massimiliano maxim massimo maxwell
melanie mel
melissa mel missy lissa
michael mike mick mickey michel michele miguel micha mikael michal mitch mikey michiel michi
michelle shelly michele
mohammed mohamed muhammad mohammad mehmet mo muhammed
monika monica moni monique
moritz maurice maurizio
natalie nat nathalie natalia natasha
nathaniel nathan nate nat
nicholas nick nicky nico nicolas niklas nicolo claus nikolas nicola niels nils nikolai
nicole nicky nikki nicola nicoletta nicki
norbert bert norberto
oliver ollie olli olivier oliviero
olivia liv livia
oscar oskar
otto ottokar
pamela pam
patricia pat patty tricia trish patrizia patti
patrick pat paddy patrice patrizio padraig rick
paul paolo pablo paulo pauli pol
paula paulina pauline paola
peter pete pietro pierre pedro petrus piet pieter
petra
philip phil philipp philippe filippo phillip felipe flip
raymond ray raimund ramon raimondo
rebecca becky becca rebekka becki
regina gina regine
reinhard reiner rainer reinhardt reinier
renate reni
richard rick dick rich ricky ricardo riccardo richie ritchie
robert bob rob bobby robbie bert roberto robby rupert robin ruprecht
roger rodger ruediger ruggero rutger rogier
roland orlando
ronald ron ronny ronnie
rosa rose rosemarie rosemary rosi rosina rosalie rosie
rudolf rudi rudy rodolfo rolf ralph ralf rudolph ruedi dolf
russell russ
ruth ruthie
samantha sam sammy
samuel sam sammy samuele
sarah sara sally sarina
sebastian seb basti bastian sebastien sebastiano bas
sharon shari
siegfried sigi siggi sigfrido
simon simone simeon
sophie sofia sophia sofie fia
stanley stan
stephanie steph steffi stefanie stefania stephany stephie
stephen steve steven stefan stephan stefano etienne stevie steffen esteban stefaan
susan sue suzanne susanne susie suzie susanna sanne suse susi zuzana suzy suzanna
sylvia silvia sylvie silke silva
tamara tammy tami
teresa theresa tess terry tessa therese resi theresia terri tracy thea trees
theodore ted theo teddy theodor teodoro
therese resi
thomas tom tommy tomas tommaso thom tomaso
timothy tim timmy timo timotheus
tobias toby tobi tobia
ulrich uli ueli udo ulrico
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
wilhelm william will bill billy willy willi helmut guglielmo guillaume willem wim liam guillermo pim
wilhelmina wilma mina minna willemijn
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
