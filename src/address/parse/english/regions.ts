/** States and provinces by code and by folded name; the longest name has three words. */
export type Regions = ReadonlySet<string>;

function regionsOf(codes: string, names: string): Regions {
  return new Set([...codes.split(' '), ...names.split(',')]);
}

export const AMERICAN_REGIONS = regionsOf(
  'al ak az ar ca co ct de dc fl ga hi id il in ia ks ky la me md ma mi mn ms mo mt ne nv nh nj nm ny nc nd oh ok or pa ri sc sd tn tx ut vt va wa wv wi wy ' +
    'pr vi gu as mp fm mh pw ae aa ap',
  'alabama,alaska,arizona,arkansas,california,colorado,connecticut,delaware,district of columbia,florida,georgia,hawaii,idaho,illinois,indiana,iowa,kansas,' +
    'kentucky,louisiana,maine,maryland,massachusetts,michigan,minnesota,mississippi,missouri,montana,nebraska,nevada,new hampshire,new jersey,new mexico,' +
    'new york,north carolina,north dakota,ohio,oklahoma,oregon,pennsylvania,rhode island,south carolina,south dakota,tennessee,texas,utah,vermont,virginia,' +
    'washington,west virginia,wisconsin,wyoming,puerto rico,virgin islands,guam,american samoa,n y,n j,n c,s c,n d,s d,n h,n m,d c,r i,w va,' +
    'calif,penn,penna,mass,conn,fla,tex,ala,ariz,ark,colo,ill,ind,kan,mich,minn,miss,neb,nev,okla,ore,tenn,wash,wis,wyo',
);

export const CANADIAN_REGIONS = regionsOf(
  'ab bc mb nb nl ns nt nu on pe qc sk yt nf pq',
  'alberta,british columbia,manitoba,new brunswick,newfoundland and labrador,newfoundland,nova scotia,northwest territories,nunavut,ontario,' +
    'prince edward island,quebec,québec,saskatchewan,yukon,yukon territory,colombie-britannique,nouveau-brunswick,nouvelle-écosse,b c,n s,n b',
);

export const AUSTRALIAN_REGIONS = regionsOf(
  'nsw vic qld sa wa tas act nt',
  'new south wales,victoria,queensland,south australia,western australia,tasmania,australian capital territory,northern territory',
);

/** Counties that people still write; none that is also the name of a post town, such as Durham. */
export const BRITISH_REGIONS: Regions = new Set(
  (
    'bedfordshire,berkshire,buckinghamshire,cambridgeshire,cheshire,cleveland,cornwall,cumbria,derbyshire,devon,dorset,county durham,co durham,east sussex,essex,' +
    'gloucestershire,greater london,greater manchester,hampshire,herefordshire,hertfordshire,kent,lancashire,leicestershire,lincolnshire,merseyside,middlesex,' +
    'norfolk,north yorkshire,northamptonshire,northumberland,nottinghamshire,oxfordshire,rutland,shropshire,somerset,south yorkshire,staffordshire,suffolk,surrey,' +
    'tyne and wear,warwickshire,west midlands,west sussex,west yorkshire,wiltshire,worcestershire,east yorkshire,aberdeenshire,angus,argyll,ayrshire,banffshire,berwickshire,caithness,clackmannanshire,dumfriesshire,' +
    'dunbartonshire,east lothian,fife,inverness-shire,kincardineshire,kinross-shire,kirkcudbrightshire,lanarkshire,midlothian,morayshire,peeblesshire,perthshire,' +
    'renfrewshire,ross-shire,roxburghshire,selkirkshire,stirlingshire,sutherland,west lothian,wigtownshire,clwyd,dyfed,gwent,gwynedd,mid glamorgan,powys,south glamorgan,west glamorgan,' +
    'county antrim,county armagh,county down,county fermanagh,county londonderry,county tyrone,co antrim,co armagh,co down,co fermanagh,co londonderry,co tyrone,' +
    'beds,berks,bucks,cambs,glos,hants,herts,lancs,leics,lincs,middx,northants,notts,oxon,salop,staffs,warks,wilts,worcs'
  ).split(','),
);
